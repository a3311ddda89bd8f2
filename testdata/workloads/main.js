// What every recording of Node runs:
//   node --expose-gc main.js ROUNDS              odd names, WebAssembly, ROUNDS of churn
//   node --expose-gc main.js ROUNDS --killed     the same, ended by SIGKILL
//   node --expose-gc main.js ROUNDS FILE         the same, with /proc/self/maps saved to FILE at the end
require('./odd-names');
require('./wasm');
require('./churn')(+process.argv[2], function () {
    var end = process.argv[3];
    if (end === '--killed') process.kill(process.pid, 'SIGKILL');
    else if (end) require('fs').writeFileSync(end, require('fs').readFileSync('/proc/self/maps'));
});
