// Functions, files and regular expressions whose names a reader of maps must bear. What an old runtime
// can't compile is skipped there.
var vm = require('vm');

function repeat(s, n) { return new Array(n + 1).join(s); }

function run(source, file) {
    try { vm.runInThisContext(source, file)(); } catch (e) { }
}

run('(function () { })', 'anonymous.js');
run('(function gr\u00fc\u00dfe_\u65e5\u672c\u8a9e() { })', 'unicode.js');

// V8 cuts names at the end of a buffer: 512 bytes at first, 4,096 of late. Whether that cuts a
// character of three bytes in two depends on what stands before it.
run('(function ' + repeat('long_', 1000) + '() { })', 'long.js');
['', 'a', 'ab'].forEach(function (prefix) {
    run('(function ' + prefix + repeat('\u9577', 1500) + '() { })', 'long.js');
});

[
    '', ' ', 'line\nfeed', 'carriage\rreturn', 'tab\tbed', 'nul\0byte',
    '\u001b[31mred\u001b[0m', '\u001b]0;title\u0007', '\u0085\u2028\u202e', 'lone \ud800 surrogate',
    'pair \ud83d\ude00', 'latin \u00e9', 'quotes " \' `', 'get [brackets] (parens) <angles>'
].forEach(function (name) {
    var key = JSON.stringify(name);
    run('({ ' + key + ': function () { } })[' + key + ']', 'inferred.js');
    run('({ ' + key + '() { } })[' + key + ']', 'method.js');
    run('(function inFile() { })', '/srv/app/' + name);
    try { new RegExp(name).test('text'); } catch (e) { }
});
