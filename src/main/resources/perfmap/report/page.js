"use strict";
/** What all pages share: elements, numbers as people read them, the theme, a table to sort and to search. */
const page = (() => {
    // Names are strangers' text: they reach the page through textContent and the charts' canvas alone.
    const data = JSON.parse(document.getElementById("data").textContent);
    const byId = id => document.getElementById(id);
    const SYMBOLS = 0, LOG = 1, ENTRIES = 2, LIVE = 3, RELOGGED = 4, CODE = 5;

    function el(tag, properties, ...children) {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    }

    // Numbers as people read them, as in the terminal's report.
    const count = n => n.toLocaleString("en-US");

    const symbolCount = n => count(n) + (n === 1 ? " symbol" : " symbols");

    const entriesOf = counts => `${count(counts[ENTRIES])} ${counts[ENTRIES] === 1 ? "entry" : "entries"} of `
        + symbolCount(counts[SYMBOLS]);

    const bytes = n => scaled(n, 1000, ["B", "kB", "MB", "GB", "TB", "PB", "EB"]);

    const addressBytes = n =>
        scaled(n, 1024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]).replace(/\.0+ /, " ");

    function scaled(n, powers, units) {
        let unit = 0;
        while (Math.abs(n) >= powers - 0.5 && unit < units.length - 1) {
            n /= powers;
            unit++;
        }
        const decimals = unit === 0 || n >= 99.95 ? 0 : n >= 9.995 ? 1 : 2;
        return n.toFixed(decimals) + " " + units[unit];
    }

    function share(part, whole) {
        if (whole === 0) {
            return "-";
        }
        const percent = 100 * part / whole;
        if (part > 0 && percent < 0.05) {
            return "<0.1 %";
        }
        return part < whole && percent >= 99.95 ? ">99.9 %" : percent.toFixed(1) + " %";
    }

    function bar(part, whole) {
        const element = el("div", {className: "bar"});
        element.style.width = 100 * part / Math.max(1, whole) + "%";
        element.style.minWidth = part > 0 ? "1px" : "0";
        return element;
    }

    function nameOf(node) {
        if (node.others > 0) {
            return data.names[node.name].replace(String(node.others), count(node.others));
        }
        return data.names[node.name] === "" ? "[empty name]" : data.names[node.name];
    }

    /** Lets the reader choose light or dark; what `redraw` draws has to be drawn anew then. */
    function theme(redraw) {
        const system = matchMedia("(prefers-color-scheme: dark)");
        const chosen = () => document.documentElement.dataset.theme;
        const dark = () => chosen() ? chosen() === "dark" : system.matches;
        const label = () => byId("theme").textContent = dark() ? "Light theme" : "Dark theme";
        byId("theme").onclick = () => {
            document.documentElement.dataset.theme = dark() ? "light" : "dark";
            label();
            redraw();
        };
        system.addEventListener("change", () => {
            label();
            redraw();
        });
        label();
    }

    function symbolRow(columns, row, named) {
        const tr = el("tr", {});
        for (const column of columns) {
            const text = column.text ? named(column) : column.show(column.value(row), row);
            const td = column.key === "name" ? el("td", {className: "name"}, el("div", {textContent: text}))
                : el("td", {className: column.text ? "text" : "number", textContent: text});
            td.dataset.label = column.title;
            tr.append(td);
        }
        return tr;
    }

    /**
     * Fills the table of symbols, and puts a field to search it by before it. A column has a `title`, a `key` and
     * either `text`, of a row, or `value` and how to `show` it.
     *
     * @param all   all rows; those with `others` stand at the end, and are neither sorted nor searched
     * @param total the row of the sum, the last one
     * @param sort  the key of the column that they are in the order of, the largest first
     * @param of    how many symbols there are in all
     */
    function table(columns, all, total, sort, of) {
        const symbols = byId("symbols");
        const input = el("input", {id: "search", type: "search", placeholder: symbols.dataset.search,
            autocomplete: "off", spellcheck: false});
        const output = el("output", {id: "found"});
        symbols.before(
            el("div", {className: "tools"}, el("label", {htmlFor: "search", textContent: "Search"}), input, output),
            el("p", {className: "note", textContent:
                "Press / to search, the arrow keys to go from row to row, Enter to see a name whole."}));
        const [head, body, foot] = ["thead", "tbody", "tfoot"].map(tag => el(tag, {}));
        symbols.append(head, body, foot);
        const rows = all.filter(row => !row.others).map(row => {
            const tr = symbolRow(columns, row, column => column.text(row));
            tr.tabIndex = -1;
            const texts = columns.filter(column => column.text).map(column => column.text(row));
            const text = texts.join("\n").toLowerCase();
            return {row, tr, text};
        });
        const heads = columns.map(column => {
            const button = el("button", {type: "button", textContent: column.title});
            const th = el("th", {scope: "col", className: column.text ? "" : "number"}, button);
            button.onclick = () => turn(column, th);
            return th;
        });
        head.append(el("tr", {}, ...heads));

        function order(column, ascending) {
            const sign = ascending ? 1 : -1;
            const key = column.text || column.value;
            rows.sort((a, b) => {
                const [x, y] = [key(a.row), key(b.row)];
                return x < y ? -sign : x > y ? sign : 0;
            });
            body.replaceChildren(...rows.map(one => one.tr));
            heads.forEach(th => th.removeAttribute("aria-sort"));
            heads[columns.indexOf(column)].setAttribute("aria-sort", ascending ? "ascending" : "descending");
            makeReachable();
        }

        function turn(column, th) {
            const before = th.getAttribute("aria-sort");
            order(column, before ? before === "descending" : column.text !== undefined);
        }

        /** Exactly one row, the first that is shown, can be reached by Tab; arrows go on from there. */
        function makeReachable() {
            rows.forEach(one => one.tr.tabIndex = -1);
            const first = rows.find(one => !one.tr.hidden);
            if (first) {
                first.tr.tabIndex = 0;
            }
        }

        function search() {
            const wanted = input.value.trim().toLowerCase();
            let found = 0;
            for (const one of rows) {
                one.tr.hidden = !one.text.includes(wanted);
                found += one.tr.hidden ? 0 : 1;
            }
            output.textContent = wanted ? `${count(found)} of ${symbolCount(rows.length)}`
                : `${count(rows.length)} of ${symbolCount(of)}`;
            makeReachable();
        }

        function go(from, step) {
            let to = from;
            do {
                to = step > 0 ? to.nextElementSibling : to.previousElementSibling;
            } while (to && to.hidden);
            if (to) {
                focus(to);
            }
        }

        function focus(tr) {
            rows.forEach(one => one.tr.tabIndex = -1);
            tr.tabIndex = 0;
            tr.focus();
        }

        body.addEventListener("keydown", event => {
            const tr = event.target.closest("tr");
            const shown = rows.filter(one => !one.tr.hidden);
            const act = {
                ArrowDown: () => go(tr, 1),
                ArrowUp: () => go(tr, -1),
                Home: () => focus(shown[0].tr),
                End: () => focus(shown[shown.length - 1].tr),
                Enter: () => tr.classList.toggle("whole")
            }[event.key];
            if (act) {
                act();
                event.preventDefault();
            }
        });
        body.addEventListener("click", event => event.target.closest("tr").classList.toggle("whole"));
        input.addEventListener("input", search);
        document.addEventListener("keydown", event => {
            if (event.key === "/" && event.target !== input) {
                input.focus();
                event.preventDefault();
            }
        });

        for (const row of all.filter(one => one.others)) {
            foot.append(symbolRow(columns, row, column => column.key === "name" ? nameOf(row) : ""));
        }
        foot.append(symbolRow(columns, total, column => column.key === "name" ? "total" : ""));
        const initial = columns.find(column => column.key === sort) || columns.find(column => column.value);
        order(initial, initial.text !== undefined);
        search();
    }

    return {data, byId, SYMBOLS, LOG, ENTRIES, LIVE, RELOGGED, CODE, el, count, symbolCount, entriesOf, bytes,
        addressBytes, share, bar, nameOf, theme, table};
})();
