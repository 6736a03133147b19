#!/bin/sh
# Runs the steps of deploy/Dockerfile in a fresh root folder, where no builder of images can be had:
#   sh deploy/fresh_root.sh ROOT
# ROOT is made with debootstrap where it is not there. Needs root, and a wheel in dist (make wheel).
set -eu
root=$1
here=$(dirname "$0")
[ -d "$root/usr/bin" ] || debootstrap --variant=minbase bookworm "$root"
# What this machine trusts, where it says so.
certificates=/etc/ssl/certs/ca-certificates.crt
if [ -n "${PIP_CERT:-}" ]; then
  cp "$PIP_CERT" "$root/etc/host-certificates.crt"
  certificates=/etc/host-certificates.crt
fi
inside() {
  chroot "$root" env -i PATH=/opt/tocsin/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    XDG_CACHE_HOME=/opt/cache PIP_CERT="$certificates" "$@"
}
# Continued lines are one step; steps that copy between stages have nothing to do in one folder.
sed -e ':a' -e '/\\$/{N;s/\\\n//;ta' -e '}' "$here/Dockerfile" | while read -r word rest; do
  case $word in
    RUN)
      echo "RUN $rest"
      inside /bin/sh -euc "$rest" < /dev/null
      ;;
    COPY)
      case $rest in
        --from=*) ;;
        *)
          echo "COPY $rest"
          # shellcheck disable=SC2086
          (cd "$here/.." && set -- $rest && for last; do :; done && cp ${rest% *} "$root$last")
          ;;
      esac
      ;;
  esac
done
chown -R 10001:10001 "$root/opt/cache"
# What every container has: a place for what processes share.
mount -t tmpfs tmpfs "$root/dev/shm"
trap 'umount "$root/dev/shm"' EXIT
chroot --userspec=10001 "$root" env -i PATH=/opt/tocsin/bin:/usr/bin:/bin XDG_CACHE_HOME=/opt/cache \
  HOME=/var/lib/tocsin TOCSIN_LOG_FORMAT=json tocsin demo -o /var/lib/tocsin/demo
echo "The steps went through, and the program runs as the image's user."
