# packages.sh -- read by ./run and ./check: `need PACKAGE...` sees to it that these Debian packages are there.
#
# It asks dpkg what is missing, says it, and installs it with apt-get, as root or with sudo, without asking anything. When
# nothing is missing it does nothing.

# What building takes, and what testing takes besides.
build_packages='gcc libc6-dev make meson ninja-build pkg-config python3 gettext libicu-dev libyaml-dev libjansson-dev
    libical-dev libsqlite3-dev libsodium-dev libcmocka-dev libarchive-dev libexpat1-dev libseccomp-dev libmicrohttpd-dev
    liboath-dev libcurl4-openssl-dev libcjose-dev libsystemd-dev libgsl-dev libqrencode-dev zlib1g-dev libxlsxwriter-dev libpoppler-glib-dev
    libtesseract-dev libleptonica-dev tesseract-ocr-vie'
# LibreOffice (about 400 MB) opens every paper once: whether Word would take it, no test of our own can say.
check_packages='openssl clang-format clang-tidy cppcheck valgrind chromium libreoffice-writer-nogui libreoffice-calc-nogui
    fonts-liberation2 poppler-utils'
# What `make bench` takes besides.
bench_packages='wrk chromium libreoffice-writer-nogui fonts-liberation2 poppler-utils tesseract-ocr'

installed()
{
    dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# The page is built with node. Who has both commands already, from wherever, keeps them.
need_node()
{
    command -v node >/dev/null && command -v npm >/dev/null || need nodejs npm
}

need()
{
    if ! command -v dpkg-query >/dev/null; then
        echo "congvu: this is no Debian: what these packages hold must be there already:" $*
        return 0
    fi
    missing=
    for package in $*; do
        installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        root='sudo -n'
    else
        echo "congvu: these Debian packages are missing; install them as root, then try again:" >&2
        echo "    apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    echo "congvu: installing the missing Debian packages:$missing"
    apt='env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120'
    $root $apt update </dev/null || echo "congvu: the lists of packages could not be renewed; trying with those at hand" >&2
    if ! $root $apt install -y --no-install-recommends $missing </dev/null >/dev/null; then
        echo "congvu: apt-get could not install$missing" >&2
        exit 1
    fi
}
