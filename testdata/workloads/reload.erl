%% Loads two modules six times over, as an upgrade of a running system does: the memory of the old code is
%% used again.
-module(reload).
-export([start/0]).

start() ->
    [reload(Module) || _ <- lists:seq(1, 6), Module <- [gb_trees, queue]],
    halt().

reload(Module) ->
    code:purge(Module),
    {module, Module} = code:load_file(Module).
