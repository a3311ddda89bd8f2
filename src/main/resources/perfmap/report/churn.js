(() => {
    const {data, byId, SYMBOLS, LOG, ENTRIES, LIVE, RELOGGED, CODE, el, count, symbolCount, entriesOf, bytes,
        addressBytes, share, bar, nameOf, theme, table} = page;
    const COLOURED_KINDS = 10;

    function rate(n) {
        return n.toLocaleString("en-US", {maximumFractionDigits: n >= 99.95 ? 0 : n >= 9.995 ? 1 : 2});
    }

    function duration(seconds) {
        const s = Math.max(1, Math.round(seconds));
        const two = (n, unit, m, smaller) => n + unit + (m > 0 ? " " + m + smaller : "");
        if (s >= 86400) {
            return two(Math.floor(s / 86400), " d", Math.floor(s % 86400 / 3600), " h");
        }
        if (s >= 3600) {
            return two(Math.floor(s / 3600), " h", Math.floor(s % 3600 / 60), " min");
        }
        return s >= 60 ? two(Math.floor(s / 60), " min", s % 60, " s") : s + " s";
    }

    // Colours

    function colours() {
        const style = getComputedStyle(document.documentElement);
        const value = name => style.getPropertyValue(name).trim();
        return {text: value("--text"), soft: value("--soft"), line: value("--line"), card: value("--card"),
            rest: value("--rest"), kinds: value("--kinds").split(" "), heat: value("--heat").split(" "),
            tiers: value("--tiers").split(" ")};
    }

    const sum = numbers => numbers.reduce((a, b) => a + b, 0);
    const kindsByBytes = Object.keys(data.timeline)
        .sort((a, b) => sum(data.timeline[b]) - sum(data.timeline[a]));
    let colour = colours();

    function kindColour(kind) {
        const rank = kindsByBytes.indexOf(kind);
        return rank >= 0 && rank < COLOURED_KINDS ? colour.kinds[rank] : colour.rest;
    }

    /** Black or white, whichever is easier to read on `background`. */
    function ink(background) {
        const [r, g, b] = [1, 3, 5].map(i => parseInt(background.substr(i, 2), 16) / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.19 ? "#000000" : "#ffffff";
    }

    function dot(background) {
        const element = el("span", {className: "dot"});
        element.style.background = background;
        return element;
    }

    function tip(title, rows, ...more) {
        const table = el("table", {});
        for (const [mark, label, value] of rows) {
            const first = el("td", {});
            if (mark) {
                first.append(dot(mark), " ");
            }
            first.append(label);
            table.append(el("tr", {}, first, el("td", {className: "number", textContent: value})));
        }
        return el("div", {className: "tip"}, el("b", {textContent: title}), table,
            ...more.map(text => el("div", {textContent: text})));
    }

    function tooltip() {
        return {confine: true, backgroundColor: colour.card, borderColor: colour.line,
            textStyle: {color: colour.text}, transitionDuration: 0};
    }

    // The log, and what would have helped

    function figures() {
        const all = data.all;
        const figure = (title, value, small, ...more) => byId("figures").append(el("div", {},
            el("dt", {textContent: title}), el("dd", {}, value, el("small", {textContent: small}), ...more)));
        const part = (title, n) => figure(title, count(n), share(n, all[ENTRIES]) + " of entries",
            el("div", {className: "track"}, bar(n, all[ENTRIES])));
        byId("source").textContent = data.source;
        document.title = "Churn of " + data.source;
        figure("Size", bytes(data.bytes), count(data.bytes) + " bytes");
        figure("Entries", count(all[ENTRIES]), "of " + symbolCount(all[SYMBOLS]));
        part("Live", all[LIVE]);
        part("Stale", all[ENTRIES] - all[LIVE]);
        part("Re-logged at the same place", all[RELOGGED]);
        if (data.seconds > 0) {
            figure("Growth", bytes(data.bytes / data.seconds * 86400) + " a day",
                rate(all[ENTRIES] / data.seconds) + " entries a second over " + duration(data.seconds)
                + (data.inferred ? ", inferred from the file's birth and last write" : ""));
        } else {
            figure("Growth", "not known", "a pipe, a copy, or written within a minute; give --elapsed, as 3d4h");
        }
        const notes = [];
        if (data.malformed > 0) {
            notes.push(count(data.malformed)
                + (data.malformed === 1 ? " malformed line was skipped." : " malformed lines were skipped."));
        }
        if (data.shown[ENTRIES] !== all[ENTRIES]) {
            notes.push(`Filtered: the treemap and the table show ${entriesOf(data.shown)}; `
                + "all else is of the whole log.");
        }
        if (all[ENTRIES] === 0) {
            notes.push("The map has no entry.");
        } else if (data.shown[ENTRIES] === 0) {
            notes.push("The filters left no symbol.");
        }
        byId("notes").textContent = notes.join(" ");
        for (const id of ["remedies", "growth", "addresses", "tree", "symbols"]) {
            const rows = id === "tree" || id === "symbols" ? data.shown : all;
            byId(id).closest("section").hidden = rows[ENTRIES] === 0;
        }
    }

    function remedies() {
        const cell = (tag, name, label, ...content) => {
            const element = el(tag, {className: name}, ...content);
            element.dataset.label = label;
            return element;
        };
        const body = el("tbody", {});
        const most = Math.max(1, ...data.remedies.map(remedy => remedy.bytes));
        for (const remedy of data.remedies) {
            const label = cell("td", "label", "", remedy.label);
            if (remedy.option) {
                label.append(" ", el("code", {textContent: remedy.option}));
            }
            const row = el("tr", {}, label, cell("td", "bar", "", bar(remedy.bytes, most)),
                cell("td", "number", "left", bytes(remedy.bytes)),
                cell("td", "number", "of the log", share(remedy.bytes, data.bytes)));
            if (data.seconds > 0) {
                row.append(cell("td", "number", "a day",
                    remedy.grows ? bytes(remedy.bytes / data.seconds * 86400) : "does not grow"));
            }
            body.append(row);
        }
        const heads = ["", "", "Left", "Of the log", ...data.seconds > 0 ? ["A day"] : []].map((text, i) =>
            el("th", {className: i > 1 ? "number" : "", textContent: text, scope: "col"}));
        byId("remedies").append(el("thead", {}, el("tr", {}, ...heads)), body);
    }

    // How the log grew

    /** The labels of an axis of `steps` steps along the log, of which `of` make the whole. */
    function percentLabels(steps, of) {
        if (steps < 5) {
            const at = i => Math.min(100, Math.round(100 * i / of));
            return {color: colour.soft, interval: 0, formatter: (_, i) => `${at(i)} to ${at(i + 1)} %`};
        }
        const labels = new Map([100, 75, 50, 25, 0].map(percent =>
            [Math.min(steps - 1, Math.floor(percent * of / 100)), percent + " %"]));
        return {color: colour.soft, interval: i => labels.has(i), formatter: (_, i) => labels.get(i),
            showMinLabel: true, showMaxLabel: true};
    }

    function growthSeries() {
        const coloured = kindsByBytes.slice(0, COLOURED_KINDS)
            .map(kind => ({name: kind, steps: data.timeline[kind], colour: kindColour(kind)}));
        const rest = kindsByBytes.slice(COLOURED_KINDS);
        if (rest.length > 0) {
            const steps = data.timeline[rest[0]].map((_, i) => sum(rest.map(kind => data.timeline[kind][i])));
            coloured.push({name: rest.length + (rest.length > 1 ? " other kinds" : " other kind"), steps,
                colour: colour.rest});
        }
        return coloured;
    }

    function drawGrowth(chart) {
        const series = growthSeries();
        chart.setOption({
            animation: false,
            grid: {left: 8, right: 24, top: 12, bottom: 8, outerBoundsMode: "same"},
            xAxis: {type: "category", data: Array.from({length: 100}, (_, i) => i),
                axisLabel: percentLabels(100, 100),
                axisLine: {lineStyle: {color: colour.line}}, axisTick: {show: false}},
            yAxis: {type: "value",
                axisLabel: {color: colour.soft, formatter: n => bytes(n), hideOverlap: true},
                splitLine: {lineStyle: {color: colour.line}}},
            tooltip: {...tooltip(), trigger: "axis", axisPointer: {type: "shadow"}, formatter: points => {
                const step = points[0].dataIndex;
                const rows = points.filter(point => point.value > 0).sort((a, b) => b.value - a.value)
                    .map(point => [point.color, point.seriesName, bytes(point.value)]);
                const from = bytes(data.bytes * step / 100);
                return tip(`${step} to ${step + 1} % of the log, from ${from}`, rows);
            }},
            series: series.map(kind => ({type: "bar", name: kind.name, stack: "log", barCategoryGap: "0%",
                data: kind.steps.map(n => n === 0 ? "-" : n), color: kind.colour,
                itemStyle: {borderColor: kind.colour, borderWidth: 1}, emphasis: {disabled: true}}))
        }, true);
        byId("growth-legend").replaceChildren(...series.map(kind => el("li", {}, dot(kind.colour),
            el("span", {className: "label", textContent: kind.name}),
            el("small", {textContent: bytes(sum(kind.steps))}))));
    }

    // What the log is made of

    const root = {title: "the log", rows: data.tree, counts: data.shown, level: 0};

    /** All nodes: a chart copies what it is given, so it is given places in this list. */
    const nodes = [];

    (function prepare(node) {
        for (const row of node.rows) {
            row.up = node;
            row.place = nodes.push(row) - 1;
            row.level = node.level + 1;
            row.title = nameOf(row);
            row.kind = row.level === 2 ? row.title : node.kind;
            if (row.rows) {
                prepare(row);
            }
        }
    })(root);

    let current = root;

    function treeColour(node) {
        if (node.level === 1 && node.rows) {
            return treeColour(node.rows[0]);
        }
        const manyKinds = node.kind === undefined || node.others > 0 && node.level < 3;
        return manyKinds ? colour.rest : kindColour(node.kind);
    }

    /** A node of the chart. It bears its name where `fits` says so of it, by its place. */
    function area(node, depth, fits) {
        const fill = treeColour(node);
        const shown = {name: String(node.place), value: node.counts[LOG], place: node.place,
            itemStyle: {color: fill}, label: {show: fits.has(node.place), color: ink(fill)},
            upperLabel: {show: fits.has(node.place), color: colour.text}};
        if (depth > 1 && node.rows) {
            shown.children = node.rows.map(row => area(row, depth - 1, fits));
        }
        return shown;
    }

    /** The places of the nodes that were drawn wide and high enough for their name, or for a good part of it. */
    function fitting(chart) {
        const letter = 6;
        const drawn = chart.getModel().getSeriesByIndex(0).getData();
        const fits = new Set();
        for (let i = 0; i < drawn.count(); i++) {
            const node = nodes[drawn.getRawDataItem(i)?.place];
            const layout = drawn.getItemLayout(i);
            if (node && layout?.height > 16 && layout.width > 14 + letter * Math.min(8, node.title.length)) {
                fits.add(node.place);
            }
        }
        return fits;
    }

    const nodeOf = item => item.data ? nodes[item.data.place] : undefined;

    /**
     * What a chart draws as a node's name. The library keeps texts as keys of plain objects, where one called
     * `__proto__` would change every object there is: behind a zero-width space it is a key like any other.
     */
    const titleOf = item => nodeOf(item) ? "\u200b" + nodeOf(item).title : "";

    function drawTree(chart) {
        const ofSymbols = current.level === 2;
        const draw = fits => chart.setOption({
            animation: false,
            tooltip: {...tooltip(), formatter: item => nodeOf(item) ? describe(nodeOf(item)) : ""},
            series: [{
                type: "treemap", animation: false, left: 0, right: 0, top: 0, bottom: 0,
                roam: false, nodeClick: false, breadcrumb: {show: false}, visibleMin: 30,
                label: {overflow: "truncate", fontSize: 12, formatter: item => titleOf(item)},
                upperLabel: {show: true, height: 22, overflow: "truncate", formatter: item => titleOf(item)},
                itemStyle: {borderColor: colour.card, borderWidth: 1, gapWidth: 1},
                levels: [
                    {itemStyle: {borderWidth: 0, gapWidth: ofSymbols ? 1 : 3}, upperLabel: {show: false}},
                    {itemStyle: {borderColor: colour.line, borderWidth: ofSymbols ? 0 : 2, gapWidth: 1}},
                    {itemStyle: {borderWidth: 1, gapWidth: 1}},
                    {itemStyle: {borderColor: colour.card, borderWidth: 0, gapWidth: 1}}],
                data: current.rows.map(row => area(row, 3, fits))
            }]
        }, true);
        draw({has: () => true}); // where all will be is known only when it has been drawn
        draw(fitting(chart));
        const path = [];
        for (let node = current; node; node = node.up) {
            path.unshift(node);
        }
        byId("path").replaceChildren(...path.flatMap((node, i) => {
            const button = el("button", {type: "button", textContent: node.title});
            button.onclick = () => zoom(chart, node);
            if (node === current) {
                button.setAttribute("aria-current", "location");
            }
            return i === 0 ? [button] : ["›", button];
        }));
        byId("tree-legend").replaceChildren(...current.rows.slice(0, 12).map(node => {
            const button = el("button", {type: "button", onclick: () => pick(chart, node)},
                dot(treeColour(node)), el("span", {className: "label", textContent: node.title}),
                el("small", {textContent: share(node.counts[LOG], current.counts[LOG])}));
            return el("li", {}, button);
        }));
        byId("picked").textContent = summary(current);
    }

    function summary(node) {
        const c = node.counts;
        return `${node.title}: ${bytes(c[LOG])} of log (${share(c[LOG], data.shown[LOG])}), `
            + `${entriesOf(c)}, ${count(c[LIVE])} live, ${count(c[ENTRIES] - c[LIVE])} stale`;
    }

    function describe(node) {
        const c = node.counts;
        return tip(node.title, [
            [null, "log", `${bytes(c[LOG])} (${share(c[LOG], data.shown[LOG])})`],
            [null, "entries", count(c[ENTRIES])], [null, "live", count(c[LIVE])],
            [null, "stale", count(c[ENTRIES] - c[LIVE])], [null, "symbols", count(c[SYMBOLS])]]);
    }

    function zoom(chart, node) {
        current = node;
        drawTree(chart);
    }

    /** Goes into what was picked, one level at a time; of what has nothing in it, tells the figures. */
    function pick(chart, node) {
        while (node && node.up !== current) {
            node = node.up;
        }
        if (!node) {
            return; // a click on what was drawn before
        }
        if (node.rows) {
            zoom(chart, node);
        } else {
            byId("picked").textContent = summary(node);
        }
    }

    // Where it wrote

    const tierColour = tier => colour.tiers[data.tiers.indexOf(tier)];

    /** The part of a row's log bytes that is of a tier. */
    function tierShare(row, tier) {
        const found = row.tiers.find(([label]) => label === tier);
        return found ? found[1] / row.bytes : 0;
    }

    /** One line for each row of addresses and for each break between two, the highest address first. */
    function addressLines() {
        const lines = [];
        for (const row of data.addresses.rows) {
            if (row.gap > 0) {
                lines.push({gap: row.gap});
            }
            lines.push({row});
        }
        return lines;
    }

    /** The tiers that were written; none where no name tells one. */
    const tiers = data.tiers.filter(tier => data.addresses.rows.some(row => tierShare(row, tier) > 0));
    if (tiers.every(tier => tier === "none")) {
        tiers.length = 0;
    }

    function drawAddresses(chart, lines) {
        const steps = data.bytes / data.addresses.column;
        const columns = Math.max(1, Math.ceil(steps), ...data.addresses.rows.map(row => row.cells.length));
        const cells = [];
        let most = 1;
        lines.forEach((line, y) => {
            if (line.row) {
                line.row.cells.forEach((entries, x) => {
                    if (entries > 0) {
                        cells.push([x, y, Math.log(entries), entries]);
                        most = Math.max(most, entries);
                    }
                });
            }
        });
        const percent = x => Math.min(100, 100 * x * data.addresses.column / Math.max(1, data.bytes));
        const labels = lines.map(line => line.gap ? "⋯ " + addressBytes(line.gap) : line.row.first);
        const shortened = label => narrow && /^[0-9a-f]{10,}$/.test(label) ? "…" + label.slice(-8) : label;
        const narrow = chart.getWidth() < 600;
        const left = narrow ? 66 : 8 + 6.1 * Math.max(0, ...labels.map(label => label.length));
        const strip = tiers.length === 0 ? 0 : narrow ? 28 : 84;
        const place = {top: 8, bottom: 26, outerBoundsMode: "none"};
        const plain = {axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false}};
        chart.setOption({
            animation: false,
            grid: [{...place, left, right: strip + (narrow ? 14 : 24)}, {...place, right: 8, width: strip}],
            xAxis: [{...plain, type: "category", data: Array.from({length: columns}, (_, x) => x),
                axisLabel: percentLabels(columns, steps)},
                {...plain, type: "value", gridIndex: 1, max: 1, interval: 1, axisLabel: {color: colour.soft,
                    alignMinLabel: "left", formatter: x => x === 0 && strip > 0 && !narrow ? "tiers" : ""}}],
            yAxis: [{...plain, type: "category", data: labels, axisLabel:
                {color: colour.soft, fontSize: 10, margin: 4, interval: 0, fontFamily: "monospace",
                    formatter: shortened}},
                {...plain, type: "category", gridIndex: 1, data: labels, axisLabel: {show: false}}],
            visualMap: {show: false, seriesIndex: [0, 1], min: 0, max: Math.log(Math.max(2, most)), dimension: 2,
                inRange: {color: colour.heat}},
            tooltip: {...tooltip(), formatter: item => {
                if (item.seriesIndex > 1) {
                    return describeRow(lines[item.dataIndex].row);
                }
                const [x, y, , entries] = item.value;
                return describeRow(lines[y].row, [null,
                    `entries, ${percent(x).toFixed(1)} to ${percent(x + 1).toFixed(1)} % of the log`,
                    count(entries)]);
            }},
            series: [{type: "heatmap", data: cells, progressive: 0, emphasis: {disabled: true}},
                {type: "heatmap", data: [], markLine: {silent: true, symbol: "none", animation: false,
                    label: {show: false}, lineStyle: {color: colour.line, type: "dashed"},
                    data: lines.flatMap((line, y) => line.gap ? [{yAxis: y}] : [])}},
                ...tiers.map(tier => ({type: "bar", name: tier, stack: "tiers", xAxisIndex: 1, yAxisIndex: 1,
                    barCategoryGap: "15%", color: tierColour(tier), emphasis: {disabled: true},
                    data: lines.map(line => line.row ? tierShare(line.row, tier) : "-")}))]
        }, true);
        byId("tier-note").hidden = tiers.length === 0;
        byId("tier-legend").replaceChildren(...tiers.map(tier => el("li", {}, dot(tierColour(tier)),
            el("span", {className: "label", textContent: tier}))));
        const ramp = el("span", {className: "ramp"}, ...colour.heat.map(step => {
            const square = el("i", {});
            square.style.background = step;
            return square;
        }));
        byId("heat-scale").replaceChildren("1 entry", ramp,
            `${count(most)} entries in ${bytes(data.addresses.column)} of log (logarithmic)`);
    }

    const parts = (row, list) => list.map(([label, n]) => `${label} ${share(n, row.bytes)}`).join(", ");

    function rangeOf(row) {
        const range = BigInt("0x" + row.last) - BigInt("0x" + row.first) + 1n;
        return `${row.first} to ${row.last} (${addressBytes(Number(range))})`;
    }

    function describeRow(row, ...first) {
        return tip(rangeOf(row), [...first, [null, "entries in all", count(row.entries)],
            [null, "of them live", `${count(row.live)} (${share(row.live, row.entries)})`]],
            "kinds: " + parts(row, row.kinds), "tiers: " + parts(row, row.tiers));
    }

    /** What the heat map tells where a pointer is, for those who have none. */
    function ranges() {
        const heads = ["Addresses", "Entries", "Live", "Kinds", "Tiers"].map((text, i) =>
            el("th", {className: i === 1 || i === 2 ? "number" : "", textContent: text, scope: "col"}));
        const rows = [...data.addresses.rows].reverse().map(row => el("tr", {},
            el("td", {className: "name", textContent: rangeOf(row)}),
            el("td", {className: "number", textContent: count(row.entries)}),
            el("td", {className: "number", textContent: share(row.live, row.entries)}),
            el("td", {textContent: parts(row, row.kinds)}), el("td", {textContent: parts(row, row.tiers)})));
        byId("ranges").append(el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows));
    }

    // Symbols

    const columns = [
        {title: "Symbol", key: "name", text: row => nameOf(row)},
        {title: "Kind", key: "kind", text: row => row.kind},
        {title: "Tier", key: "tier", text: row => row.tier},
        {title: "Log", key: "log-bytes", value: row => row.counts[LOG], show: bytes},
        {title: "Share", key: "share", value: row => row.counts[LOG], show: n => share(n, data.shown[LOG])},
        {title: "Entries", key: "entries", value: row => row.counts[ENTRIES], show: count},
        {title: "Live", key: "live", value: row => row.counts[LIVE], show: count},
        {title: "Stale", key: "stale", value: row => row.counts[ENTRIES] - row.counts[LIVE], show: count},
        {title: "Re-logged", key: "relogged", value: row => row.counts[RELOGGED], show: count},
        {title: "Code", key: "code-bytes", value: row => row.counts[CODE], show: bytes}
    ];

    // Charts and themes

    function start() {
        const lines = addressLines();
        byId("addresses").style.height = 13 * lines.length + 50 + "px";
        const draw = {growth: drawGrowth, tree: drawTree, addresses: chart => drawAddresses(chart, lines)};
        const charts = Object.keys(draw).filter(id => !byId(id).closest("section").hidden)
            .map(id => ({id, chart: echarts.init(byId(id))}));
        const drawAll = () => {
            colour = colours();
            charts.forEach(({id, chart}) => draw[id](chart));
        };
        charts.filter(({id}) => id === "tree").forEach(({chart}) =>
            chart.on("click", item => nodeOf(item) && pick(chart, nodeOf(item))));
        new ResizeObserver(() => charts.forEach(({id, chart}) => {
            const before = chart.getWidth();
            chart.resize();
            if (chart.getWidth() !== before) {
                draw[id](chart);
            }
        })).observe(document.body);

        theme(drawAll);
        drawAll();
    }

    figures();
    remedies();
    table(columns, data.symbols, {counts: data.shown}, data.sort, data.shown[SYMBOLS]);
    ranges();
    start();
})();
