// Churn as a small web server makes it: templates and comparators compiled at run time, regular
// expressions made from data, objects of many shapes. What one round compiles is garbage in the next.
// ES5, for the oldest runtime.
var seed = 42;

function random(n) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % n;
}

function escapeHtml(s) {
    return String(s).replace(/[&<>"]/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
}

// A template is text with <% code %> and <%= expression %>, as the engines of the time had it.
function compile(template) {
    var code = "var out = '';\n";
    template.split(/<%(.*?)%>/).forEach(function (part, i) {
        if (i % 2 === 0) code += 'out += ' + JSON.stringify(part) + ';\n';
        else if (part.charAt(0) === '=') code += 'out += escapeHtml(' + part.slice(1) + ');\n';
        else code += part + '\n';
    });
    return new Function('data', 'escapeHtml', code + 'return out;');
}

function pageOf(round, page) {
    return compile('<h1>Round ' + round + ', page ' + page + '</h1>' +
        '<% data.forEach(function (order) { %><p id="<%= order.id %>"><%= order.buyer %></p><% }); %>' +
        '<% function total(list) { %>' +
        '<% return list.reduce(function sum(a, b) { return a + b.price; }, ' + page + '); } %>' +
        '<b><%= total(data) %></b>');
}

function comparator(key, tie) {
    return new Function('a', 'b', 'return a.' + key + ' < b.' + key + ' ? -1 : a.' + key + ' > b.' + key +
        ' ? 1 : (a.id ^ ' + tie + ') - (b.id ^ ' + tie + ');');
}

function orders(n) {
    var list = [];
    for (var i = 0; i < n; i++) {
        var order = { id: i, price: random(1000), buyer: 'buyer <' + random(50) + '>' };
        order['field' + random(6)] = i;
        list.push(order);
    }
    return list;
}

function round(r) {
    var list = orders(60), length = 0;
    for (var page = 0; page < 6; page++) {
        var render = pageOf(r, page), compare = comparator(page % 2 ? 'price' : 'buyer', r * 8 + page);
        var wanted = new RegExp('^buyer <(' + r + '|' + page + '|\\d*[' + (r % 10) + '-9])>$', 'i');
        for (var i = 0; i < 30; i++) {
            list.sort(compare);
            length += render(list, escapeHtml).length;
            length += list.filter(function (order) { return wanted.test(order.buyer); }).length;
        }
    }
    return length;
}

module.exports = function churn(rounds, done) {
    (function next(r) {
        if (r === rounds) return done();
        round(r);
        if (r % 4 === 3) gc();
        setImmediate(next, r + 1);
    })(0);
};
