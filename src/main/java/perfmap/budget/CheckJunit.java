package perfmap.budget;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import perfmap.report.ShownName;

/**
 * A check as JUnit XML, which CI systems show: a test case for each limit. Names are made printable first, so
 * that no character is left which XML can't hold.
 */
public final class CheckJunit {
    private static final String SUITE = "perfmap-compact check";

    private CheckJunit() {
    }

    /** Writes {@code check} to {@code out}, which is flushed; {@code seconds} is the time that it took. */
    public static void write(Check check, double seconds, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            line(xml, 1);
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE + " " + ShownName.ofText(check.now().source()));
            xml.writeAttribute("tests", Integer.toString(check.findings().size()));
            xml.writeAttribute("failures", Integer.toString(check.failures().size()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
            Explanation explanation = new Explanation(check);
            for (Finding finding : check.findings()) {
                write(xml, finding, explanation);
            }
            line(xml, 1);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            out.write('\n');
            out.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private static void write(XMLStreamWriter xml, Finding finding, Explanation explanation)
            throws XMLStreamException {
        line(xml, 2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", Explanation.rule(finding));
        xml.writeAttribute("classname", finding.isAgainstBaseline() ? "perfmap.baseline" : "perfmap.budget");
        xml.writeAttribute("time", "0");
        line(xml, 3);
        if (finding.verdict().fails()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", Explanation.headline(finding));
            xml.writeAttribute("type", finding.verdict().label());
            List<String> lines = explanation.culprits(finding);
            xml.writeCharacters(String.join("\n", lines));
        } else {
            xml.writeStartElement("system-out");
            xml.writeCharacters(finding.verdict().label() + ": " + finding.showActual());
        }
        xml.writeEndElement();
        line(xml, 2);
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
