(() => {
    const {data, byId, SYMBOLS, LOG, ENTRIES, LIVE, CODE, el, count, bytes, bar, nameOf, theme, table} = page;
    const FATES = {appeared: "new", vanished: "gone"};

    // A figure is a number of one side, taken from its counts.
    const log = c => c[LOG], entries = c => c[ENTRIES], live = c => c[LIVE], code = c => c[CODE];
    const stale = c => c[ENTRIES] - c[LIVE];
    const sortedBy = {"log-bytes": log, entries, live, stale, "code-bytes": code}[data.sort] || log;

    const by = (row, figure) => figure(row.after) - figure(row.before);
    const signed = show => n => n === 0 ? "=" : (n > 0 ? "+" : "-") + show(Math.abs(n));

    /** By what part of what it was a figure grew, as in the terminal's diff. */
    function percent(row, figure) {
        const [was, is] = [figure(row.before), figure(row.after)];
        if (was === is || was === 0) {
            return was === is ? "=" : "new";
        }
        const part = 100 * (is - was) / was;
        return row.after[ENTRIES] === 0 ? "gone" : (part > 0 ? "+" : "-")
            + Math.abs(part).toLocaleString("en-US", {minimumFractionDigits: 1, maximumFractionDigits: 1}) + " %";
    }

    function figures() {
        byId("source").textContent = `${data.old} → ${data.new}`;
        document.title = `${data.old} → ${data.new}`;
        for (const [title, figure, show] of [["Log", log, bytes], ["Entries", entries, count],
            ["Symbols", c => c[SYMBOLS], count], ["Live", live, count], ["Stale", stale, count],
            ["Code", code, bytes]]) {
            const change = by(data.total, figure);
            byId("figures").append(el("div", {}, el("dt", {textContent: title}), el("dd", {},
                show(figure(data.total.after)), el("small", {textContent: change === 0 ? "as before"
                    : `${percent(data.total, figure)}, was ${show(figure(data.total.before))}`}))));
        }
        byId("notes").textContent = data.differs ? "" : "Nothing that is counted differs.";
    }

    /** A bar to the right for growth, to the left for what shrank. */
    function change(row, most) {
        const n = by(row, sortedBy);
        const part = bar(Math.abs(n), most);
        part.classList.add(n > 0 ? "grew" : "shrank");
        return el("div", {className: "change"}, el("div", {}, n < 0 ? part : ""), el("div", {}, n > 0 ? part : ""));
    }

    function kinds() {
        byId("order").textContent = `The largest change of ${data.sort} comes first, up or down.`;
        const most = Math.max(1, ...data.kinds.map(row => Math.abs(by(row, sortedBy))));
        const heads = ["", "", "Change", "Log", "Entries", "Live", "Log now"];
        const cells = row => [percent(row, sortedBy), signed(bytes)(by(row, log)), signed(count)(by(row, entries)),
            signed(count)(by(row, live)), bytes(row.after[LOG])];
        const line = (row, name, middle) => el("tr", {}, el("td", {className: "label", textContent: name}),
            el("td", {className: "bar"}, middle), ...cells(row).map((text, i) => {
                const td = el("td", {className: "number", textContent: text});
                td.dataset.label = heads[i + 2];
                return td;
            }));
        byId("kinds").append(el("thead", {}, el("tr", {}, ...heads.map((text, i) =>
            el("th", {className: i > 1 ? "number" : "", textContent: text, scope: "col"})))),
            el("tbody", {}, ...data.kinds.map(row => line(row, nameOf(row), change(row, most)))),
            el("tfoot", {}, line(data.total, "total", "")));
    }

    const moved = (title, key, figure, show) =>
        ({title, key, value: row => Math.abs(by(row, figure)), show: (_, row) => signed(show)(by(row, figure))});

    figures();
    kinds();
    table([
        {title: "Symbol", key: "name", text: nameOf},
        {title: "What", key: "fate", text: row => (row.unlisted ? "~" : "") + (FATES[row.fate] || row.fate)},
        {title: "Change", key: "change", value: row => Math.abs(by(row, sortedBy)) / Math.max(1, sortedBy(row.before)),
            show: (_, row) => percent(row, sortedBy)},
        moved("Log", "log-bytes", log, bytes), moved("Entries", "entries", entries, count),
        moved("Live", "live", live, count), moved("Stale", "stale", stale, count),
        moved("Code", "code-bytes", code, bytes),
        {title: "Log was", key: "was", value: row => row.before[LOG], show: bytes},
        {title: "Log now", key: "now", value: row => row.after[LOG], show: bytes}
    ], data.symbols, data.total, data.sort, data.symbols.reduce((sum, row) => sum + (row.others || 1), 0));
    theme(() => {});
})();
