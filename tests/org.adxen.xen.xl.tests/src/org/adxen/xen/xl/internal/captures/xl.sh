#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# A toy of xl for tests: a folder for each domain in $FAKE/domains, named by its number. Each call is noted.
D=$FAKE/domains
printf '%s\n' "$*" >> "$FAKE/calls"
[ ! -e "$FAKE/hang" ] || { while :; do sleep 1; done; }
if [ -e "$FAKE/fail-$1" ]; then cat "$FAKE/fail-$1" >&2; exit 1; fi
numbers() { for d in "$D"/*; do [ -d "$d" ] && echo "${d##*/}"; done | sort -n; }
row() {
	printf '%-40s %5d %5d %5d     %s      %s %s        %s                -\n' "$(cat "$D/$1/name")" "$1" "$(cat "$D/$1/memory")" \
		"$(cat "$D/$1/vcpus")" "$(cat "$D/$1/state")" "$(cat "$D/$1/seconds")" "$(cat "$D/$1/uuid")" "$(cat "$D/$1/reason" 2>/dev/null || echo -)"
}
text() { sed 's/\\/\\\\/g; s/"/\\"/g' "$1" | sed ':a;N;$!ba;s/\n/\\n/g'; }
json() {
	printf '{"domid": %s, "config": {"c_info": {"type": "pv", "name": "%s", "domid": 4294967295, "uuid": "%s"}, "b_info": {"max_vcpus": %s, "max_memkb": %s}%s}}' \
		"$1" "$(text "$D/$1/name")" "$(cat "$D/$1/uuid")" "$(cat "$D/$1/vcpus")" $(($(cat "$D/$1/memory") * 1024)) "$(cat "$D/$1/more" 2>/dev/null)"
}
new() { # name uuid memory vcpus state
	n=$(($(cat "$FAKE/next") + 1)); echo $n > "$FAKE/next"; mkdir "$D/$n"
	printf '%s' "$1" > "$D/$n/name"; echo "$2" > "$D/$n/uuid"; echo "$3" > "$D/$n/memory"; echo "$4" > "$D/$n/vcpus"
	echo "$5" > "$D/$n/state"; echo 1.0 > "$D/$n/seconds"
}
value() { sed -n "s/^ *$1 *= *[\"']\{0,1\}\([^\"']*\)[\"']\{0,1\} *\(#.*\)\{0,1\}$/\1/p" | tail -n 1; }
there() { [ -d "$D/$1" ] || { echo "$1 is an invalid domain identifier (rc=-6)" >&2; exit 1; }; }
verb=$1; shift
case $verb in
list)
	option=$1; one=$2
	[ -z "$one" ] || there "$one"
	if [ "$option" = -l ]; then
		printf '['; comma=
		for n in ${one:-$(numbers)}; do printf '%s' "$comma"; json "$n"; comma=,; done
		printf ']\n'
	else
		echo 'Name                                        ID   Mem VCPUs	State	Time(s)   UUID                            Reason-Code	Security Label'
		for n in ${one:-$(numbers)}; do row "$n"; done
	fi ;;
info) cat "$FAKE/info" ;;
pause) there "$1"; echo --p--- > "$D/$1/state" ;;
unpause) there "$1"; echo -b---- > "$D/$1/state" ;;
destroy) there "$1"; rm -r "$D/$1" ;;
shutdown) shift; there "$1"; if [ -e "$FAKE/deaf" ]; then :; else rm -r "$D/$1"; fi ;;
reboot) there "$1"; new "$(cat "$D/$1/name")" "$(cat "$D/$1/uuid")" "$(cat "$D/$1/memory")" "$(cat "$D/$1/vcpus")" -b----; rm -r "$D/$1" ;;
rename) shift; there "$1"; printf '%s' "$2" > "$D/$1/name" ;;
mem-set) there "$1"; echo $((${2%k} / 1024)) > "$D/$1/memory" ;;
vcpu-set) there "$1"; echo "$2" > "$D/$1/vcpus" ;;
create)
	state=-b----; [ "$1" != -p ] || { state=--p---; shift; }
	uuid=$({ cat "$1"; echo "$2"; } | value uuid); name=$(value name < "$1"); memory=$(value memory < "$1"); vcpus=$(value vcpus < "$1")
	new "$name" "${uuid:-11111111-2222-3333-4444-555555555555}" "${memory:-32}" "${vcpus:-1}" $state ;;
save) there "$1"; cat "$D/$1/name" > "$2"; mv "$D/$1" "$FAKE/saved" ;;
restore) mv "$FAKE/saved" "$D/99" ;;
*) echo "unknown command $verb" >&2; exit 1 ;;
esac
