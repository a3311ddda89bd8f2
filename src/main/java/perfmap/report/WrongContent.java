package perfmap.report;

import com.google.gson.stream.JsonReader;

/** What stands in a file is JSON, but not what a report says there. */
final class WrongContent extends IllegalStateException {
    private static final long serialVersionUID = 1;

    WrongContent(String message) {
        super(message);
    }

    /** There is {@code what} where {@code json} has come to. */
    static WrongContent at(JsonReader json, String what) {
        return new WrongContent("is no churn report: " + what + " at " + json.getPath());
    }
}
