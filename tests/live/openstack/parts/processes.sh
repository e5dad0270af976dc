# Starting, finding and stopping processes. A pid file holds "<pid> <start time>": the start time tells a process from
# another one that was given its number later.

start_time() { awk '{sub(/^.*\) /,""); print $20}' "/proc/$1/stat" 2>/dev/null; }
is_zombie() { [ "$(awk '{sub(/^.*\) /,""); print $1}' "/proc/$1/stat" 2>/dev/null)" = Z ]; }

alive() {
    local pid since
    [ -s "$state/run/$1.pid" ] || return 1
    read -r pid since <"$state/run/$1.pid"
    [ -n "$pid" ] && [ "$(start_time "$pid")" = "$since" ]
}

# start NAME COMMAND…: as leader of a session of its own, so that stop finds its children.
start() {
    local name=$1
    shift
    if alive "$name"; then return 0; fi
    setsid "$@" </dev/null >>"$state/log/$name.out" 2>&1 &
    echo "$! $(start_time $!)" >"$state/run/$name.pid"
}

show_log() { tail -n 30 "$state/log/$1.out" "$state/log/$1.log" 2>/dev/null >&2 || true; }

# wait_for NAME URL [CURL OPTIONS]
wait_for() {
    local name=$1 url=$2
    shift 2
    for _ in $(seq 480); do
        curl -s -o /dev/null --max-time 5 "$@" "$url" && { say "$name answers" && return 0; }
        alive "$name" || { show_log "$name" && die "$name died"; }
        sleep 0.25
    done
    show_log "$name"
    die "$name does not answer"
}

# stop NAME: the process that was started, and what is left of its session.
stop() {
    local file=$state/run/$1.pid pid since children child tries
    [ -s "$file" ] || return 0
    read -r pid since <"$file"
    if [ -n "$pid" ] && [ "$(start_time "$pid")" = "$since" ]; then
        children=$(ps -o pid= -s "$pid" | tr -d ' ' | grep -vx "$pid")
        kill -TERM "$pid" 2>/dev/null
        for tries in $(seq 100); do
            if [ "$(start_time "$pid")" != "$since" ] || is_zombie "$pid"; then break; fi
            sleep 0.1
        done
        [ "$tries" -lt 100 ] || kill -KILL "$pid" 2>/dev/null
        for child in $children; do
            for _ in $(seq 30); do
                [ "$(ps -o sess= -p "$child" 2>/dev/null | tr -d ' ')" = "$pid" ] || break
                sleep 0.1
            done
            [ "$(ps -o sess= -p "$child" 2>/dev/null | tr -d ' ')" = "$pid" ] && kill -KILL "$child" 2>/dev/null
        done
        echo "stopped $1 ($pid)"
    fi
    rm -f "$file"
}
