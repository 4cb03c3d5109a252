# shellcheck shell=bash
# SPDX-License-Identifier: EUPL-1.2
# A private PostgreSQL cluster in a folder of its own, for the demo and the tests.
#
#   pg_private_start DIR [--unsafe] [--set NAME=VALUE]…   start (make it when it is not there); prints the URL
#   pg_private_createdb DIR NAME                          make a database in it when it is not there; prints its URL
#   pg_private_stop DIR                                   stop it; the data stays
#   pg_private_drop DIR                                   stop it and remove the folder
#
# It listens on 127.0.0.1 only, on a random free port, without passwords: anybody on this machine can connect.
# That is right for made-up people and wrong for real ones.
# --unsafe turns durability off (fsync and such): for tests, never for data that someone wants to keep.
# PostgreSQL refuses to run as root; then it runs as the user `postgres` that Debian's package makes.
# The URL signs in as `regiekamer`: may create databases and roles, but is no superuser, as in production.

# The folder with the newest PostgreSQL server programs (15 or later), or nothing.
pg_bin_dir() {
  local dir best='' best_version=14 version
  for dir in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin; do
    [ -x "$dir/postgres" ] && [ -x "$dir/initdb" ] || continue
    version=$("$dir/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
    if [ "$version" -gt "$best_version" ]; then
      best=$dir best_version=$version
    fi
  done
  if [ -z "$best" ] && command -v initdb >/dev/null 2>&1; then
    dir=$(dirname -- "$(readlink -f -- "$(command -v initdb)")")
    version=$("$dir/postgres" --version 2>/dev/null | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
    [ "${version:-0}" -gt 14 ] && best=$dir
  fi
  [ -n "$best" ] && printf '%s\n' "$best"
}

# Runs a command as the user who owns the cluster, from a folder that this user can read.
pg_as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && runuser -u postgres -- env LC_ALL=C "$@")
  else
    (cd / && env LC_ALL=C "$@")
  fi
}

# Where the cluster of DIR lives: in DIR, or, when DIR lies where the user postgres may not come (a clone in
# /root), in a folder of its own in that user's home. DIR/home then remembers it.
pg_home() {
  local dir=$1
  if [ -f "$dir/home" ]; then
    cat -- "$dir/home"
    return
  fi
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres: "$dir"
    if ! pg_as_owner test -w "$dir/." 2>/dev/null; then
      local sum home
      sum=$(printf '%s' "$dir" | sha256sum | cut -c1-12)
      home=/var/lib/postgresql/regiekamer-$sum
      install -d -o postgres -m 700 "$home" || return 1
      printf '%s\n' "$home" >"$dir/home"
      printf 'PostgreSQL cannot reach %s as the user postgres: the data goes to %s\n' "$dir" "$home" >&2
      printf '%s\n' "$home"
      return
    fi
  fi
  printf '%s\n' "$dir"
}

pg_url() { printf 'postgres://regiekamer@127.0.0.1:%s/%s\n' "$1" "$2"; }

# The port on which the cluster in folder DATA runs (fourth line of its pid file).
pg_running_port() { pg_as_owner sed -n 4p "$1/postmaster.pid"; }

pg_superuser_psql() {
  local port=$1
  shift
  pg_as_owner "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres -d postgres "$@"
}

# Starts the cluster in folder DATA on a random port below the range from which the kernel hands out ports.
# Tries again when somebody else took the port in between.
pg_start_on_free_port() {
  local data=$1 log=$2 attempt port
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    port=$((20000 + (RANDOM % 12000)))
    if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      continue # somebody listens there
    fi
    pg_as_owner truncate -s 0 "$log" 2>/dev/null || true
    if pg_as_owner "$PG_BIN/pg_ctl" -D "$data" -l "$log" -w -t 60 -o "-p $port" start \
      >/dev/null 2>&1 </dev/null; then
      return 0
    fi
    pg_as_owner grep -q 'could not bind' "$log" || return 1
    printf 'Port %s was taken meanwhile (attempt %s)\n' "$port" "$attempt" >&2
  done
  return 1
}

pg_private_start() {
  local dir=$1 unsafe='' settings=() home data port
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --unsafe) unsafe=yes ;;
      --set)
        settings+=("$2")
        shift
        ;;
      *)
        printf 'pg_private_start: unknown option %s\n' "$1" >&2
        return 2
        ;;
    esac
    shift
  done

  PG_BIN=$(pg_bin_dir) || {
    printf 'No PostgreSQL server 15 or later found (looked in /usr/lib/postgresql/*/bin): apt-get install postgresql\n' >&2
    return 1
  }
  mkdir -p "$dir" && dir=$(cd -- "$dir" && pwd) || return 1
  home=$(pg_home "$dir") || return 1
  data=$home/data

  if ! pg_as_owner test -f "$data/PG_VERSION"; then
    printf 'Making a private PostgreSQL cluster in %s\n' "$home" >&2
    pg_as_owner "$PG_BIN/initdb" -D "$data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
      --data-checksums ${unsafe:+--no-sync} >/dev/null || return 1
    printf "include = 'regiekamer.conf'\n" | pg_as_owner tee -a "$data/postgresql.conf" >/dev/null || return 1
  fi

  if pg_as_owner "$PG_BIN/pg_ctl" -D "$data" status >/dev/null 2>&1; then
    printf 'The private PostgreSQL cluster already runs\n' >&2
  else
    {
      printf "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nssl = off\n"
      printf "timezone = 'UTC'\nlog_timezone = 'UTC'\njit = off\n"
      if [ -n "$unsafe" ]; then
        printf 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n'
        printf 'wal_level = minimal\nmax_wal_senders = 0\n'
      fi
      [ ${#settings[@]} -eq 0 ] || printf '%s\n' "${settings[@]}"
    } | pg_as_owner tee "$data/regiekamer.conf" >/dev/null || return 1
    if ! pg_start_on_free_port "$data" "$home/server.log"; then
      printf 'PostgreSQL did not start; the end of %s:\n' "$home/server.log" >&2
      pg_as_owner tail -n 20 "$home/server.log" >&2
      return 1
    fi
  fi
  port=$(pg_running_port "$data") || return 1

  pg_superuser_psql "$port" >/dev/null <<'SQL' || return 1
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'regiekamer') THEN
    CREATE ROLE regiekamer LOGIN CREATEDB CREATEROLE;
  END IF;
END
$$;
SQL
  pg_private_createdb "$dir" regiekamer
}

pg_private_createdb() {
  local dir=$1 name=$2 data port
  case $name in
    *[!a-z0-9_]* | '')
      printf 'pg_private_createdb: a name is made of a-z, 0-9 and _\n' >&2
      return 2
      ;;
  esac
  PG_BIN=${PG_BIN:-$(pg_bin_dir)}
  dir=$(cd -- "$dir" && pwd) || return 1
  data=$(pg_home "$dir")/data
  port=$(pg_running_port "$data") || return 1
  if [ "$(pg_superuser_psql "$port" -tA -c "SELECT count(*) FROM pg_database WHERE datname = '$name'")" = 0 ]; then
    pg_superuser_psql "$port" -c "CREATE DATABASE $name OWNER regiekamer" || return 1
  fi
  pg_url "$port" "$name"
}

pg_private_stop() {
  local dir=$1 home
  [ -d "$dir" ] || return 0
  PG_BIN=${PG_BIN:-$(pg_bin_dir)} || return 0
  dir=$(cd -- "$dir" && pwd) || return 1
  home=$(pg_home "$dir")
  pg_as_owner test -f "$home/data/postmaster.pid" || return 0
  pg_as_owner "$PG_BIN/pg_ctl" -D "$home/data" -m fast -w -t 60 stop >/dev/null 2>&1 ||
    pg_as_owner "$PG_BIN/pg_ctl" -D "$home/data" -m immediate -w -t 20 stop >/dev/null 2>&1
}

pg_private_drop() {
  local dir=$1 home
  [ -d "$dir" ] || return 0
  dir=$(cd -- "$dir" && pwd) || return 1
  home=$(pg_home "$dir")
  pg_private_stop "$dir"
  if [ "$home" != "$dir" ]; then
    rm -rf -- "$home"
  fi
  rm -rf -- "$dir"
}
