#!/bin/sh
# Writes a base image to standard output, as a tar of its files: the modules of this machine's JDK 25 and its C library, with nothing else. With it
# images can be built and tried where there is no registry.
#
#   deploy/images/base.sh | docker import --change 'ENV PATH=/opt/java/bin' - latitude/jre:25
set -eu

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep -q 'version "2[5-9]' || { printf '%s\n' 'There is no JDK 25: set JAVA_HOME to one.' >&2; exit 1; }
home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
work=$(mktemp -d "${TMPDIR:-/tmp}/latitude-base.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

mkdir -p "$work/opt" "$work/tmp" "$work/etc"
"$home/bin/jlink" --output "$work/opt/java" --strip-debug --no-header-files --no-man-pages --generate-cds-archive --add-modules \
  java.se,jdk.unsupported,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.zipfs,jdk.charsets --include-locales=en,de >&2
{
  find "$work/opt/java" -type f \( -name '*.so' -o -path '*/bin/java' \) -exec ldd {} + 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/lib[^ ]*ld-[^ ]*\) .*/\1/p'
  ls /lib/*/libnss_files.so.2 /lib/*/libnss_dns.so.2 /lib/*/libresolv.so.2 2>/dev/null || :
} | grep -v "^$work" | sort -u | while IFS= read -r library; do
  mkdir -p "$work$(dirname "$library")"
  cp -L "$library" "$work$library"
done
printf 'hosts: files dns\n' >"$work/etc/nsswitch.conf"
chmod 755 "$work"
chmod 1777 "$work/tmp"
tar -C "$work" -cf - .
