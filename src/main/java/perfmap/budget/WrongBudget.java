package perfmap.budget;

/** A budget, a measure or an amount that can't be understood, or not be held against what there is. */
public final class WrongBudget extends Exception {
    private static final long serialVersionUID = 1;

    /** Says in one line what is wrong and what to write instead. */
    public WrongBudget(String message) {
        super(message);
    }
}
