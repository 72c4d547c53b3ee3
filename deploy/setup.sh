#!/usr/bin/env bash
# Installs what the program needs ("run") or what its tests need too ("dev"); does nothing when all of it is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kind=${1:-run}
stamp=.venv/installed
python=.venv/bin/python
uv=.venv/bin/uv
installer=deploy/installer.lock # uv itself
builder=deploy/builder.lock     # what puts the package itself into the environment

say() { printf '» %s\n' "$*" >&2; }
stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

quietly() { # runs a command and shows what it said only if it failed
  local said
  said=$("$@" 2>&1) || {
    printf '%s\n' "$said" >&2
    return 1
  }
}

# --- System packages -------------------------------------------------------------------------------------------------

has_command() { command -v "$1" >/dev/null 2>&1; }
has_library() { [[ "$libraries" == *"$1"* ]]; }
has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has_command initdb; }

missing_packages() {
  local libraries
  libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
  python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
  has_library libpango-1.0.so.0 || echo libpango-1.0-0
  has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
  has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
  [ "$kind" = dev ] || return 0
  has_command chromium || echo chromium
  has_library libatomic.so.1 || echo libatomic1
  has_command pdftoppm || echo poppler-utils
  has_postgresql || echo postgresql
}

explain_packages() {
  stop "" \
    "Thiếu gói hệ thống mà không cài được từ đây. Nhờ quản trị máy chạy lệnh sau rồi thử lại:" \
    "System packages are missing and cannot be installed from here. Ask an administrator to run:" \
    "" \
    "    apt-get update && apt-get install -y --no-install-recommends $*" \
    ""
}

may_use_sudo() { has_command sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }

install_packages() {
  local packages=("$@") as_root=(env)
  has_command apt-get || explain_packages "${packages[@]}"
  if [ "$(id -u)" -ne 0 ]; then
    may_use_sudo || explain_packages "${packages[@]}"
    as_root=(sudo env)
  fi
  local apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
  say "Cài gói hệ thống · Installing system packages: ${packages[*]}"
  quietly "${apt[@]}" update || explain_packages "${packages[@]}"
  if [[ " ${packages[*]} " == *" postgresql "* ]]; then
    # The tests start a cluster of their own: the package shall not start another one as a service.
    quietly "${apt[@]}" install -y --no-install-recommends postgresql-common || explain_packages "${packages[@]}"
    "${as_root[@]}" sed -ri 's/^#?create_main_cluster .*/create_main_cluster = false/' \
      /etc/postgresql-common/createcluster.conf
  fi
  quietly "${apt[@]}" install -y --no-install-recommends "${packages[@]}" || explain_packages "${packages[@]}"
}

# --- Python packages -------------------------------------------------------------------------------------------------

check_python() {
  has_command python3 || stop "Cần python3 từ 3.11 trở lên · python3 (3.11 or newer) is needed."
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Cần Python từ 3.11 trở lên · Python 3.11 or newer is needed; found $(python3 --version)."
}

choose_lock() {
  # An environment that once held the tests' packages keeps them: running the program must not take them away.
  if [ "$kind" = dev ] || [ -x .venv/bin/pytest ]; then echo requirements-dev.lock; else echo requirements.lock; fi
}

fingerprint() {
  { printf '%s\n' "$PWD" "$lock"; cat "$lock" "$installer" "$builder" pyproject.toml; } | sha256sum | cut -d' ' -f1
}

is_installed() { [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] && "$python" -c '' 2>/dev/null; }

make_venv() {
  "$python" -m pip --version >/dev/null 2>&1 && return
  say "Tạo .venv · Creating .venv"
  python3 -m venv --clear .venv
}

install_with_uv() {
  "$python" -m pip install -q --disable-pip-version-check --require-hashes -r "$installer" &&
    "$uv" pip sync -q --python "$python" --require-hashes "$lock" "$builder" "$installer" &&
    "$uv" pip install -q --python "$python" --no-deps --no-build-isolation -e .
}

install_with_pip() {
  local pip=("$python" -m pip install -q --disable-pip-version-check)
  "${pip[@]}" --require-hashes -r "$lock" &&
    "${pip[@]}" --require-hashes -r "$builder" &&
    "${pip[@]}" --no-deps --no-build-isolation -e .
}

install_python() {
  rm -f "$stamp"
  make_venv
  say "Cài thư viện Python · Installing Python packages ($lock)"
  install_with_uv || {
    say "uv không dùng được, dùng pip · uv cannot be used, falling back to pip (a few minutes)"
    install_with_pip || stop "Không tải được thư viện Python · The Python packages could not be fetched."
  }
  fingerprint >"$stamp"
}

# --- Translations ----------------------------------------------------------------------------------------------------

compile_translations() {
  local source target language
  while IFS= read -r -d '' source; do
    target=${source%.po}.mo
    [ "$target" -nt "$source" ] && continue
    language=$(basename "$(dirname "$(dirname "$source")")")
    .venv/bin/pybabel -q compile -i "$source" -o "$target" -l "$language"
  done < <(find congress/translations -name '*.po' -print0 2>/dev/null)
}

# The server hands out the packed copy beside a file where there is one.
pack_static() {
  local source
  while IFS= read -r -d '' source; do
    [ -e "$source.gz" ] && ! [ "$source.gz" -ot "$source" ] || gzip -9 -n -k -f "$source"
  done < <(find static \( -name '*.css' -o -name '*.js' -o -name '*.svg' \) -print0)
}

# Two set-ups at once would spoil one environment: the second waits for the first.
exec 9<deploy/setup.sh
flock 9

check_python
mapfile -t packages < <(missing_packages)
[ "${#packages[@]}" -eq 0 ] || install_packages "${packages[@]}"
lock=$(choose_lock)
is_installed || install_python
compile_translations
pack_static
