# An xl whose domains are files in $world/domains: number by name; UUID, state and name as lines. $world/migrate and $world/receive
# say how a migration goes.
get() { sed -n "$2p" "$world/domains/$1"; }
put() { printf '%s\n' "$2" "$3" "$4" >"$world/domain.$$" && mv "$world/domain.$$" "$world/domains/$1"; }
row() { printf '%-40s %5s %5s %5s %10s %10s\n' "$(get "$1" 3)" "$1" 128 1 "$(get "$1" 2)" 1.0; }
echo "$*" >>"$world/calls"
case $1 in
vm-list)
	echo 'UUID                                  ID    name'
	echo '00000000-0000-0000-0000-000000000000  0    Domain-0'
	for f in "$world"/domains/*; do n=${f##*/}; [ -e "$f" ] && echo "$(get "$n" 1)  $n    $(get "$n" 3)"; done
	exit 0
	;;
list)
	if [ "$2" = -l ]; then cat "$world/list.json"; exit; fi
	[ -e "$world/domains/$2" ] || { echo "$2 is an invalid domain identifier (rc=-6)" >&2; exit 1; }
	echo 'Name                                        ID   Mem VCPUs	State	Time(s)'
	row "$2"
	;;
domname) get "$2" 3 ;;
info) cat "$world/info" ;;
help) echo ' create   Create a domain' ;;
destroy) rm -f "$world/domains/$2" ;;
rename) put "$2" "$(get "$2" 1)" "$(get "$2" 2)" "$3" ;;
unpause) put "$2" "$(get "$2" 1)" -b---- "$(get "$2" 3)" ;;
save)
	echo 'Failed to save domain, resuming domain' >&2
	[ -e "$world/no-resume" ] || put "$3" "$(get "$3" 1)" -b---- "$(get "$3" 3)"
	exit 1
	;;
migrate-receive)
	put 9 "$UUID" --p--- "$NAME--incoming"
	echo ready
	if read -r go && [ "$go" = go ]; then
		case $(cat "$world/receive") in
		start) put 9 "$UUID" -b---- "$NAME"; echo started ;;
		start-silently) put 9 "$UUID" -b---- "$NAME" ;;
		refuse) rm "$world/domains/9" ;;
		keep) ;;
		esac
	elif [ "$(cat "$world/receive")" != keep ]; then
		rm "$world/domains/9"
	fi
	;;
migrate)
	n=$4 uuid=$(get "$4" 1) name=$(get "$4" 3)
	failed() {
		echo "$*" >&2
		[ "$(cat "$world/migrate")" = leave ] || put "$n" "$uuid" -b---- "$name"
		exit 1
	}
	mkfifo "$world/to" "$world/from"
	sh -c "exec $3 $5 xl migrate-receive" <"$world/to" >"$world/from" & t=$!
	exec 3>"$world/to" 4<"$world/from"
	read -r ready <&4 || failed 'libxl: error: libxl_utils.c:505:libxl_read_exactly: file/stream truncated reading banner'
	echo 'migration target: Ready to receive domain.' >&2
	echo 'xc: info: Saving domain 2, type x86 HVM' >&2
	while [ ! -e "$world/gate" ]; do kill -0 $t 2>/dev/null || failed 'xc: error: Save failed'; sleep 0.1; done
	put "$n" "$uuid" ---ss- "$name--migratedaway"
	[ "$(cat "$world/migrate")" = error ] && failed 'xc: error: Failed to populate physmap'
	echo 'migration sender: Giving target permission to start.' >&2
	trap '' PIPE; echo go >&3
	if read -r started <&4; then rm "$world/domains/$n"; echo 'Migration successful.' >&2; exit 0; fi
	echo '** Migration failed during final handshake **' >&2
	exit 1
	;;
*) echo "not expected: $*" >&2; exit 1 ;;
esac
