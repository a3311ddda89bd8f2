// A WebAssembly module of three functions that add: one named, one with an empty name, one with a line
// feed in its name. Called until the optimising compiler takes them.
if (typeof WebAssembly === 'object') {
    var text = function (s) { return [s.length].concat(Array.from(Buffer.from(s))); };
    var section = function (id, body) { return [id, body.length].concat(body); };
    var add = [7, 0, 0x20, 0, 0x20, 1, 0x6a, 0x0b];
    var bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0].concat(
        section(1, [1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f]),
        section(3, [3, 0, 0, 0]),
        section(7, [3].concat(text('a'), [0, 0], text('b'), [0, 1], text('c'), [0, 2])),
        section(10, [3].concat(add, add, add)),
        section(0, text('name').concat(section(1,
            [3, 0].concat(text('add'), [1], text(''), [2], text('line\nfeed'))))));
    var exported = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    for (var i = 0; i < 100000; i++) exported.a(exported.b(exported.c(i, 1), 2), 3);
}
