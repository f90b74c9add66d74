#!/bin/sh
# Builds each image twice, from this tree and from another build of the same sources, and says which of its layers are the same, byte for byte:
# those need not be pulled again. Run it as root where Debian's buildah is installed, after `mvn package` in both.
#
#   deploy/images/compare.sh ../another-clone
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../.." && pwd -P)
[ $# = 1 ] && other=$(CDPATH='' cd -- "$1" && pwd -P) || { sed -n '2,5s/^# *//p' "$0" >&2; exit 2; }
command -v buildah >/dev/null 2>&1 || {
  printf '%s\n' 'skipped: there is no buildah here. Nothing about layers was compared.' >&2
  exit 2
}
for tree in "$root" "$other"; do
  for service in proposal-service pilot-service agreement-service; do
    [ -f "$tree/$service/target/quarkus-app/quarkus-run.jar" ] || { printf '%s\n' "$service is not built in $tree: run mvn package." >&2; exit 1; }
  done
done

work=$(mktemp -d "${TMPDIR:-/tmp}/latitude-layers.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/graph"\nrunroot = "%s/run"\n' "$work" "$work" >"$work/storage.conf"
CONTAINERS_STORAGE_CONF=$work/storage.conf BUILDAH_ISOLATION=chroot
export CONTAINERS_STORAGE_CONF BUILDAH_ISOLATION

"$here/base.sh" >"$work/base.tar"
container=$(buildah from scratch)
buildah add -q "$container" "$work/base.tar" / >/dev/null
buildah config --env PATH=/opt/java/bin "$container"
buildah commit -q "$container" latitude/jre:25 >/dev/null
rm "$work/base.tar"

# All files of a layer get the same time, as with SOURCE_DATE_EPOCH and rewrite-timestamp of BuildKit.
build() { # TREE SERVICE TAG
  buildah build -q --layers --no-cache --timestamp 0 --pull-never -f "$here/Dockerfile" -t "$3" --build-arg BASE=localhost/latitude/jre:25 \
    --build-arg SERVICE="$2" "$1/$2/target/quarkus-app" >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
}

# What made each layer, and its digest, in a line.
layers() { # TAG
  buildah inspect --type image --format '{{range .OCIv1.History}}{{if not .EmptyLayer}}{{.CreatedBy}}{{"\n"}}{{end}}{{end}}' "$1" >"$work/makers"
  buildah inspect --type image --format '{{range .OCIv1.RootFS.DiffIDs}}{{.}}{{"\n"}}{{end}}' "$1" >"$work/digests"
  paste "$work/digests" "$work/makers"
}

code=0
for service in proposal-service pilot-service agreement-service; do
  printf '\n%s\n' "$service"
  build "$root" "$service" this
  layers this >"$work/this"
  build "$other" "$service" other
  layers other >"$work/other"
  paste "$work/this" "$work/other" | while IFS="$(printf '\t')" read -r digest maker theirs _; do
    [ "$digest" = "$theirs" ] && word=same || word=different
    printf '  %-9s  %s\n' "$word" "$maker"
  done | tee "$work/compared"
  grep -q 'same .*lib/' "$work/compared" || { printf '%s\n' "FAILED: $service: its libraries are another layer" >&2; code=1; }
done
exit $code
