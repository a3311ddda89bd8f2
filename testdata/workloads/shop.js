// A web shop under load, for a profiler: code of its own, whose parts come into use one after another, and
// code that it makes at run time and throws away: a page template and a comparator for every request.
//   node --expose-gc shop.js REQUESTS FILE     /proc/self/maps is saved to FILE at the end
// The code that is no longer used is freed by a full collection after every 10 requests, so that a run of
// seconds uses the same addresses over and over, as a server does in hours.
'use strict';
const KEPT = 8, RENDERINGS = 20, REQUESTS_PER_COLLECTION = 10;
const requests = +process.argv[2], mappings = process.argv[3];
let seed = 42;

function random(n) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >>> 8) % n;
}

// ---- The program's own code.

function escapeHtml(text) {
    return String(text).replace(/[&<>"]/g, c => '&#' + c.charCodeAt(0) + ';');
}

function order(id) {
    return { id, price: random(1000), weight: random(90), buyer: 'buyer <' + random(50) + '>' };
}

function category(depth) {
    const below = [];
    for (let i = 0; depth > 0 && i < 3; i++) below.push(category(depth - 1));
    return { id: random(1000), title: 'category <' + random(50) + '>', below };
}

function mergeSort(list, less) {
    if (list.length < 2) return list;
    const half = list.length >> 1, out = [];
    const a = mergeSort(list.slice(0, half), less), b = mergeSort(list.slice(half), less);
    for (let i = 0, j = 0; i < a.length || j < b.length;) {
        out.push(j === b.length || i < a.length && less(a[i], b[j]) ? a[i++] : b[j++]);
    }
    return out;
}

function serialize(node) {
    let out = '(' + node.id + ' ' + node.title;
    for (const next of node.below) out += serialize(next);
    return out + ')';
}

function parse(text) {
    let at = 0;
    function node() {
        let end = at + 1;
        while (text[end] !== '(' && text[end] !== ')') end++;
        const found = { title: text.slice(at + 1, end), below: [] };
        at = end;
        while (text[at] === '(') found.below.push(node());
        at++;
        return found;
    }
    return node();
}

function weigh(node, depth) {
    let sum = node.title.length + depth;
    for (const next of node.below) sum += weigh(next, depth + 1);
    return sum;
}

function packings(weights, from, left) {
    if (left === 0 || from === weights.length) return 1;
    const without = packings(weights, from + 1, left);
    return weights[from] > left ? without : without + packings(weights, from + 1, left - weights[from]);
}

function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
        }
        row = next;
    }
    return row[b.length];
}

function routes(x, y, blocked) {
    if (x === 0 && y === 0) return 1;
    const west = x > 0 && (x ^ y) !== blocked ? routes(x - 1, y, blocked) : 0;
    return west + (y > 0 ? routes(x, y - 1, blocked) : 0);
}

function quickSort(list, from, to) {
    if (from >= to) return list;
    const pivot = list[from + to >> 1];
    let i = from, j = to;
    while (i <= j) {
        while (list[i] < pivot) i++;
        while (list[j] > pivot) j--;
        if (i <= j) [list[i++], list[j--]] = [list[j], list[i]];
    }
    quickSort(list, from, j);
    return quickSort(list, i, to);
}

function median(n) {
    return quickSort(Array.from({ length: n }, () => random(9999)), 0, n - 1)[n >> 1];
}

const orders = Array.from({ length: 40 }, (_, id) => order(id)), shop = category(5), text = serialize(shop);
const weights = orders.slice(0, 16).map(o => o.weight + 1);
const parts = [
    () => serialize(shop).length,
    () => weigh(shop, 0),
    () => packings(weights, 0, 250),
    () => parse(text).below.length,
    () => median(1200),
    () => routes(7, 6, random(5)),
    () => distance(text.slice(0, 90), text.slice(random(90), 180)),
    () => mergeSort(orders.concat(orders, orders), (a, b) => a.price < b.price).length,
];

// ---- Code that is made at run time.

// <% code %> and <%= expression %>
function template(name, text) {
    let code = "let out = '';\n";
    text.split(/<%(.*?)%>/).forEach((part, i) => {
        if (i % 2 === 0) code += 'out += ' + JSON.stringify(part) + ';\n';
        else if (part[0] === '=') code += 'out += escapeHtml(' + part.slice(1) + ');\n';
        else code += part + '\n';
    });
    const source = 'return function ' + name + '(orders) {\n' + code + 'return out; }';
    return new Function('escapeHtml', source)(escapeHtml);
}

function page(n) {
    return template('page' + n, '<h1>Page ' + n + '</h1>' +
        '<% function sum' + n + '(i) { return i < 0 ? 0 : orders[i].price + sum' + n + '(i - 1); } %>' +
        '<% for (const order of orders) { %><p id="<%= order.id %>"><%= order.buyer %></p><% } %>' +
        '<b><%= sum' + n + '(orders.length - 1) %></b>');
}

function comparator(n) {
    const key = ['price', 'weight', 'id'][n % 3];
    return new Function('return function order' + n + '(a, b) {\n' +
        'return (a.' + key + ' ^ ' + n + ') < (b.' + key + ' ^ ' + n + '); }')();
}

const sites = [];
let result = 0;

function serve(request) {
    sites.push({ render: page(request), less: comparator(request) });
    if (sites.length > KEPT) sites.splice(random(KEPT), 1);
    for (let i = 0; i < RENDERINGS; i++) {
        const { render, less } = sites[random(sites.length)];
        result += render(mergeSort(orders, less)).length;
    }
    const inUse = Math.min(parts.length, 1 + Math.floor(request * 2 * parts.length / requests));
    for (let i = 0; i < inUse; i++) result += parts[i]();
}

(function next(request) {
    if (request < requests) {
        serve(request);
        if (request % REQUESTS_PER_COLLECTION === 0) gc();
        setImmediate(next, request + 1);
    } else {
        const fs = require('fs');
        fs.writeFileSync(mappings, fs.readFileSync('/proc/self/maps'));
        console.log(result);
    }
})(0);
