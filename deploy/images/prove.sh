#!/bin/sh
# Builds the three images and proves what operators rely on: they start under a restricted security context, answer the probes, stay within their
# memory, and end in order on SIGTERM. Run it after `mvn package`, as a user who may talk to a container engine, or as root where
# Debian's docker.io is installed: then it starts an engine of its own, without a network, and ends it again.
#
#   deploy/images/prove.sh            with a base made from the JDK of this machine, so that no registry is needed
#   BASE=eclipse-temurin:25-jre deploy/images/prove.sh
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../.." && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/latitude-images.XXXXXX")
memory=512m
engine=
database=
containers=

say() { printf '%s\n' "$*"; }
fail() { say "FAILED: $*" >&2; exit 1; }

finish() {
  code=$?
  for name in $containers; do docker rm -f "$name" >/dev/null 2>&1 || :; done
  [ -z "$database" ] || { kill "$database" 2>/dev/null && wait "$database" || :; }
  [ -z "$engine" ] || { kill "$engine" && wait "$engine" || :; }
  umount "$work/engine/exec/netns/default" 2>/dev/null || :
  rm -rf "$work" || :
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

# --- What is needed -----------------------------------------------------------------------------------

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep -q 'version "2[5-9]' || fail 'There is no JDK 25: set JAVA_HOME to one.'
for service in proposal-service pilot-service agreement-service; do
  [ -f "$root/$service/target/quarkus-app/quarkus-run.jar" ] || fail "$service is not built: run mvn package."
done
[ -f "$root/local/target/local-launcher.jar" ] || fail 'local is not built: run mvn package.'

until_true() { # SECONDS COMMAND...
  left=$(($1 * 10))
  shift
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.1
  done
}

if ! docker version >/dev/null 2>&1; then
  command -v dockerd >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || {
    say 'skipped: there is no container engine here. Nothing about images was proven.' >&2
    exit 2
  }
  say 'Starting a container engine without a network'
  mkdir "$work/engine"
  dockerd --data-root "$work/engine/data" --exec-root "$work/engine/exec" --pidfile "$work/engine/pid" -H "unix://$work/engine/socket" \
    --iptables=false --ip-forward=false --ip-masq=false --bridge=none >"$work/engine/log" 2>&1 &
  engine=$!
  DOCKER_HOST=unix://$work/engine/socket
  export DOCKER_HOST
  until_true 30 docker version || fail "The engine does not start: $(tail -n 3 "$work/engine/log")"
fi
docker buildx version >/dev/null 2>&1 || export DOCKER_BUILDKIT=0

# --- A base of the JDK's modules and the C library, with nothing else in it ---------------------------------

if [ -z "${BASE:-}" ]; then
  BASE=latitude/jre:25
  say 'Making a base image of this JDK and the C library of this machine'
  "$here/base.sh" >"$work/base.tar"
  docker import --change 'ENV PATH=/opt/java/bin' "$work/base.tar" "$BASE" >/dev/null
  rm "$work/base.tar"
fi

# --- What the services need around them -----------------------------------------------------------------

say 'Starting PostgreSQL'
"$java" -cp "$root/local/target/local-launcher.jar" "$here/Databases.java" proposal-service pilot-service agreement-service >"$work/databases" 2>"$work/databases.log" &
database=$!
until_true 60 grep -q ready "$work/databases" || fail "PostgreSQL does not start: $(cat "$work/databases.log")"
mkdir "$work/keys"
openssl genpkey -algorithm ed25519 -out "$work/keys/one.pem" 2>/dev/null
chmod -R a+rX "$work/keys"
chmod 711 "$work"

# What the management port says on a path: the status.
probe() { curl -s -o /dev/null -m 5 -w '%{http_code}' "http://127.0.0.1:$1/q/health/$2"; }
answers() { [ "$(probe "$1" "$2")" = "$3" ]; }
now() { date +%s%3N; }

# NAME PORT OPTIONS... with an issuer that is away: a service starts without it.
run() {
  name=$1 port=$2
  shift 2
  # shellcheck disable=SC2046 # three words
  set -- "$@" $(sed -n 's/^'"$name"' \([^ ]*\) \([^ ]*\) \([^ ]*\)/-e QUARKUS_DATASOURCE_JDBC_URL=\1 -e QUARKUS_DATASOURCE_USERNAME=\2 -e QUARKUS_DATASOURCE_PASSWORD=\3/p' "$work/databases")
  docker run -d --name "$name" --network host --read-only --tmpfs /tmp:rw,noexec,nosuid,size=256m --cap-drop ALL --security-opt no-new-privileges \
    --memory "$memory" --memory-swap "$memory" --pids-limit 512 \
    -e QUARKUS_HTTP_HOST=127.0.0.1 -e QUARKUS_HTTP_PORT="$port" -e QUARKUS_MANAGEMENT_HOST=127.0.0.1 -e QUARKUS_MANAGEMENT_PORT=$((port + 1)) \
    -e QUARKUS_OIDC_AUTH_SERVER_URL=https://127.0.0.1:1/realms/latitude \
    -e LATITUDE_PROPOSAL_SERVICE_URL=http://127.0.0.1:28100 -e LATITUDE_PILOT_SERVICE_URL=http://127.0.0.1:28110 \
    -e LATITUDE_AGREEMENT_SERVICE_URL=http://127.0.0.1:28120 -e LATITUDE_ATTESTATION_KEYS=/keys -v "$work/keys:/keys:ro" \
    "$@" "latitude/$name:proof" >/dev/null
  containers="$containers $name"
}

port=28100
for service in proposal-service pilot-service agreement-service; do
  say
  say "$service"
  docker build -f "$here/Dockerfile" -t "latitude/$service:proof" --build-arg BASE="$BASE" --build-arg SERVICE="$service" \
    "$root/$service/target/quarkus-app" >"$work/build.log" 2>&1 || fail "$service: the image cannot be built: $(tail -n 20 "$work/build.log")"
  say "  image: $(($(docker image inspect -f '{{.Size}}' "latitude/$service:proof") / 1000000)) MB"
  [ "$(docker image inspect -f '{{.Config.User}}' "latitude/$service:proof")" = 10001:10001 ] || fail "$service: its user is not a number"
  [ "$(docker image inspect -f '{{index .Config.Labels "org.opencontainers.image.title"}}' "latitude/$service:proof")" = "latitude/$service" ] ||
    fail "$service: it has no labels"

  begun=$(now)
  run "$service" "$port"
  until_true 90 answers $((port + 1)) ready 200 || fail "$service does not become ready: $(docker logs "$service" 2>&1 | tail -n 20)"
  say "  ready after $(($(now) - begun)) ms"
  for each in started live ready; do
    answers $((port + 1)) "$each" 200 || fail "$service: the probe $each does not answer 200"
  done
  [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/api/v1/${service%-service}s")" = 401 ] || fail "$service: a request without a token is not 401"
  ! docker logs "$service" 2>&1 | grep -F '[aot]' || fail "$service: its AOT cache does not fit"
  docker top "$service" -eo pid,uid,comm | grep -q ' 10001 *java' || fail "$service does not run as 10001"
  used=$(docker stats --no-stream --format '{{.MemUsage}}' "$service")
  say "  memory: $used"

  docker kill --signal TERM "$service" >/dev/null
  begun=$(now)
  code=$(docker wait "$service")
  [ "$code" = 143 ] || fail "$service ends with $code on SIGTERM"
  docker logs "$service" 2>&1 | grep -q 'stopped in' || fail "$service did not end in order"
  [ "$(docker inspect -f '{{.State.OOMKilled}}' "$service")" = false ] || fail "$service ran out of memory"
  say "  ended in order $(($(now) - begun)) ms after SIGTERM"
  docker rm "$service" >/dev/null
  port=$((port + 10))
done
say
say 'All of it holds.'
