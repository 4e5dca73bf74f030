# SPDX-License-Identifier: EPL-2.0
# What releng/start and releng/verify have in common: packages, JDK, Maven, display, Xen lab. Sourced by bash.

readonly minimum_java=21
readonly maven_version=3.9.11
readonly build=$root/.build

say() {
  echo "» $*"
}

# One sentence with the remedy; 3 means "not prepared", as opposed to a failed build or test.
fail() {
  echo "$(basename "$0"): $*" >&2
  exit 3
}

# ---- packages -------------------------------------------------------------------------------------------------------

has_apt() {
  command -v apt-get > /dev/null && command -v dpkg-query > /dev/null
}

installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

available() {
  [ -n "$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: *//p' | grep -v '(none)')" ]
}

# The first of some alternative names that is installed, or else to be had. Prints nothing when there is none.
choose() {
  local name
  for name; do installed "$name" && echo "$name" && return; done
  for name; do available "$name" && echo "$name" && return; done
  return 0
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    fail "this must run as root and there is no sudo: $*"
  fi
}

updated=no
update_lists() {
  [ $updated = yes ] && return
  say "apt-get update"
  as_root apt-get update -qq || say "apt-get update failed; going on with the lists that are there."
  updated=yes
}

# install PURPOSE PACKAGE…: lists what is missing, asks unless told not to, installs.
install() {
  local purpose=$1 missing=() name answer
  shift
  for name; do
    [ -n "$name" ] && ! installed "$name" && missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Missing for $purpose: ${missing[*]}"
  if [ "$yes" != yes ]; then
    [ -t 0 ] || fail "to install these packages, run it again with --yes, or: apt-get install ${missing[*]}"
    read -r -p "Install them with apt-get? [Y/n] " answer
    case $answer in '' | [Yy]*) ;; *) fail "without these packages it cannot go on: apt-get install ${missing[*]}" ;; esac
  fi
  update_lists
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
    fail "apt-get could not install ${missing[*]}; see its message above."
}

# prepare_desktop [virtual]: GTK 3 with icons and a font, and the parts of a virtual display if asked for.
prepare_desktop() {
  [ "$(uname)" = Linux ] || return 0
  if has_apt; then
    [ -n "$(choose libgtk-3-0t64 libgtk-3-0)" ] || update_lists
    install "the workbench" "$(choose libgtk-3-0t64 libgtk-3-0)" adwaita-icon-theme fonts-dejavu-core
    [ -z "$1" ] || install "a virtual display" xvfb openbox imagemagick
    return
  fi
  ldconfig -p 2>/dev/null | grep -q 'libgtk-3\.so\.0' ||
    fail "GTK 3 is missing; install it with your system's package manager (Fedora: dnf install gtk3, Arch: pacman -S gtk3)."
  local program
  for program in ${1:+Xvfb openbox import}; do
    command -v "$program" > /dev/null ||
      fail "$program is missing, which a virtual display needs; install Xvfb, openbox and ImageMagick with your system's package manager."
  done
}

# What tests of SSH connections talk to. Nobody is asked to have a server that is of no other use; then they are skipped.
prepare_sshd() {
  [ -x /usr/sbin/sshd ] && return
  if has_apt && [ "$yes" = yes ]; then
    install "tests against a real SSH server" openssh-server openssh-client
  else
    say "There is no sshd: tests against a real SSH server are skipped (package openssh-server)."
  fi
}

# ---- Java and Maven -------------------------------------------------------------------------------------------------

# The feature version of the JDK in folder $1; 0 if it is none.
jdk_version() {
  local version=0
  if [ -x "$1/bin/javac" ]; then
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  fi
  echo "${version:-0}"
}

search_jdk() {
  local javac folder
  javac=$(command -v javac 2>/dev/null) && javac=$(readlink -f "$javac")
  for folder in "$JAVA_HOME" "${javac%/bin/javac}" /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* \
      "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$folder" ] && [ "$(jdk_version "$folder")" -ge $minimum_java ]; then
      export JAVA_HOME=$folder
      return 0
    fi
  done
  return 1
}

prepare_java() {
  if ! search_jdk; then
    local package=
    if has_apt; then
      update_lists
      package=$(choose openjdk-25-jdk-headless openjdk-21-jdk-headless)
    fi
    [ -n "$package" ] || fail "no JDK $minimum_java or newer was found and this system has no package of one; install one (for example Eclipse Temurin) and set JAVA_HOME to it."
    install "the build" "$package"
    search_jdk || fail "$package is installed, but no JDK $minimum_java or newer is in /usr/lib/jvm; set JAVA_HOME to one."
  fi
  export PATH=$JAVA_HOME/bin:$PATH
  say "JDK $(jdk_version "$JAVA_HOME") in $JAVA_HOME"
}

# "Apache Maven 3.9.11", without colours; reads all of the output, or Maven complains of a broken pipe.
maven_name() {
  "$1" -v 2>/dev/null | sed -n 's/.*\(Apache Maven [0-9.]*\).*/\1/p'
}

is_maven() {
  [ -x "$1" ] && case $(maven_name "$1") in "Apache Maven 3.9."*) ;; *) false ;; esac
}

# Tycho needs Maven 3.9, distributions have older ones: any Maven can fetch another from Maven Central.
prepare_maven() {
  local there
  there=$(command -v mvn)
  maven=$build/apache-maven-$maven_version/bin/mvn
  if [ ! -x "$maven" ]; then
    if is_maven "$there"; then
      maven=$there
    else
      if [ -z "$there" ]; then
        has_apt || fail "Maven is missing; install Maven 3.6 or newer with your system's package manager."
        install "the build" maven
        there=$(command -v mvn)
      fi
      say "Fetching Maven $maven_version through $there"
      local folder
      # Outside the project, whose .mvn would have old versions load what they cannot; some also make a folder literally
      # called "${project.basedir}".
      folder=$(mktemp -d)
      (cd "$folder" && "$there" -B -q org.apache.maven.plugins:maven-dependency-plugin:3.6.1:unpack \
        -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory="$folder/out") ||
        fail "Maven $maven_version could not be fetched; see the message above (is Maven Central reachable, directly or by a mirror in ~/.m2/settings.xml?)."
      mv "$folder/out/apache-maven-$maven_version" "$build/"
      rm -rf "$folder"
      chmod +x "$maven"
    fi
  fi
  say "$(maven_name "$maven") in ${maven%/bin/mvn}"
}

# ---- virtual display ------------------------------------------------------------------------------------------------

started=()

# Ends what was started here, and nothing else.
end_started() {
  local index
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    end_process "${started[index]}"
  done
  started=()
  if [ -n "$lab_started" ]; then
    lab_started=
    "$xenlab" down
  fi
}

end_process() {
  # One that ended by itself may have left its number to somebody else.
  jobs -pr | grep -qx "$1" || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  wait_until 10 gone "$1" || kill -KILL "$1" 2>/dev/null
  wait "$1" 2>/dev/null
  return 0
}

gone() {
  ! kill -0 "$1" 2>/dev/null
}

# wait_until SECONDS COMMAND…: true as soon as the command is.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}

# start_display SIZE: starts a display on a free number, with a window manager: without one no window gets the focus.
start_display() {
  local number=$build/display.txt
  rm -f "$number"
  Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3> "$number" > "$build/xvfb.log" 2>&1 &
  started+=($!)
  wait_until 20 test -s "$number" || fail "no virtual display within 20 seconds; see $build/xvfb.log."
  export DISPLAY=:$(tr -d '[:space:]' < "$number")
  unset WAYLAND_DISPLAY
  export GDK_BACKEND=x11
  openbox > "$build/openbox.log" 2>&1 &
  started+=($!)
  say "Virtual display $DISPLAY"
}

# ---- Xen lab --------------------------------------------------------------------------------------------------------

readonly xenlab=$root/tests/xenlab/xenlab
readonly lab_xen=xen-hypervisor-4.17-amd64
lab=
lab_started=

# prepare_lab: what the hosts of the Xen lab need, and their image. Sets $lab to the file in which the tests find the hosts;
# where they cannot run it stays empty and the tests on real Xen are skipped, which continuous integration does not accept.
prepare_lab() {
  local reason
  if has_apt; then
    available $lab_xen || update_lists
    # In a shell of its own: without these packages everything else goes on.
    available $lab_xen && (install "the Xen lab" python3 && install "the Xen lab" $("$xenlab" packages))
  fi
  if reason=$("$xenlab" check 2>&1); then
    "$xenlab" build || fail "the image of the Xen lab could not be built; see the messages above, or leave the lab out with --no-lab."
    lab=$build/xenlab/run/lab.properties
    say "Xen lab: $reason"
  elif [ -n "$CI" ]; then
    fail "the tests on real Xen cannot run, and continuous integration must run them (or say --no-lab): ${reason#xenlab: }"
  else
    say "Skipping the tests on real Xen: ${reason#xenlab: }"
  fi
}

# Boots two hosts in the background. The tests wait for $lab, in which it also stands if this failed.
start_lab() {
  "$xenlab" down || fail "hosts of an earlier run could not be stopped."
  lab_started=yes
  mkdir -p "$build/xenlab"
  "$xenlab" up 2 > "$build/xenlab/up.log" 2>&1 &
  started+=($!)
}

lab_failed() {
  [ -n "$lab" ] && grep -qs '^lab\.failure=' "$lab"
}

mkdir -p "$build"
trap end_started EXIT
trap 'exit 130' INT TERM
