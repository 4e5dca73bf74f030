# Moves the domain $domid with the UUID $uuid and the name $name, which fits $memory KiB, from here ($source) to $target.
# $ssh logs in there, $root comes before commands there, $limit is in seconds, 0 for none. Whatever happens, one running domain is left.
# It is $job/look, on the other end as well, that tells where the domain is: by UUID, for names change on the way.

stop=
trap 'stop=cancelled' TERM
echo $$ >"$job/stop"

fail() {
	printf '%s' "$*" >"$job/why"
	exit 1
}

# Sets where to none, runs, stopped (paused, suspended, or dying), several, or unknown, as $1 tells; number, state, and kind of name.
judge() {
	where=unknown number= state= kind=
	case $1 in
	end) where=none ;;
	*"
end")
		set -- ${1%end}
		number=$1 state=$2 kind=$3
		case $#,$2 in
		3,[r-][b-]----) where=runs ;;
		3,*) where=stopped ;;
		*) where=several ;;
		esac
		;;
	esac
}
look_here() {
	judge "$(sh "$job/look" "$uuid" "$name" </dev/null 2>/dev/null)"
	here=$where here_number=$number here_state=$state here_kind=$kind
}
look_there() {
	judge "$(eval "$ssh \"\$root\$remote_look\"" <"$job/look" 2>"$job/look.err")"
	there=$where there_number=$number there_kind=$kind
}

# xl notices a broken transport and lets the domain go on by itself; killed, it would leave it as it is.
# Once the target may start the domain there is nothing to break off.
break_off() {
	if grep -q 'Giving target permission' "$job/err"; then
		return
	elif [ -s "$job/transport.pid" ]; then
		kill -TERM "$(cat "$job/transport.pid")" 2>/dev/null
	else
		kill -TERM "$xl" 2>/dev/null
	fi
	asked=${asked:-$seconds}
}

# A library that fails to save a suspended domain lets it go on. It has no command for that alone before Xen 4.20.
go_on_here() {
	[ "$here_kind" = away ] && xl rename "$here_number" "$name"
	case $here_state in
	???s??)
		if xl help 2>&1 | grep -q '^ *resume '; then
			xl resume "$here_number"
		else
			(trap '' XFSZ; ulimit -f 64; xl save -c "$here_number" "$job/unwanted")
			rm -f "$job/unwanted"
		fi
		look_here
		;;
	esac
	case $here_state in
	??p???) xl unpause "$here_number" ;;
	esac
}

# Only what this migration made there: it has the UUID that was free before, a name for the time being, and never ran.
remove_there() {
	eval "$ssh \"\${root}xl destroy $there_number\"" </dev/null >/dev/null 2>&1
}

# Sends the file $1 as $2; it needs no quotes there.
send() {
	[ -f "$1" ] || return
	size=$(($(wc -c <"$1"))) as=$2
	eval "$ssh \"\$root\$receive \$as \$size \$forgotten\"" <"$1" >/dev/null 2>&1
}

# Its definition and tags go with it. A file of the admin's stays, but is no domain of this host any more. What does not arrive is
# kept here; the domain runs without.
take_along() {
	if send "$definition" "$own"; then
		if [ "$definition" = "$own" ]; then
			rm -f "$own"
		else
			(umask 077; mkdir -p "${forgotten%/*}" && : >"$forgotten")
		fi
	fi
	send "$tags" "$tags" && rm -f "$tags"
	exit 0
}

check_domain || fail "refused $name no longer runs as number $domid at $source. Nothing was done."

[ -z "$stop" ] || fail "cancelled The migration of $name was cancelled before it began; it goes on at $source."
xl migrate -s 'sh "$job/transport"' "$domid" target </dev/null &
xl=$! seconds=0 asked=
while kill -0 $xl 2>/dev/null; do
	[ -z "$stop" ] && [ "$limit" -gt 0 ] && [ $seconds -ge "$limit" ] && stop=late
	if [ -z "$stop" ]; then
		:
	elif [ -z "$asked" ] || [ $seconds -lt $((asked + 75)) ]; then
		break_off # again and again, for a process that only begins may miss a signal
	elif [ $seconds -ge $((asked + 90)) ]; then
		kill -KILL $xl
	else
		kill -TERM $xl
	fi
	sleep 1
	seconds=$((seconds + 1))
done
wait $xl && take_along
[ -s "$job/transport.pid" ] && kill -TERM "$(cat "$job/transport.pid")" 2>/dev/null

cause=$(grep -v -e '^migration ' -e '^Saving to ' -e '^Loading new ' -e '^ Savefile ' -e '^Parsing config' -e '^xc: info' \
	-e '^libxl: info' -e '^Migration failed' -e '^@' "$job/err" | head -n 1 | tr -d '\r')
case $stop in
cancelled) why="cancelled The migration of $name from $source to $target was cancelled" ;;
late) why="refused The migration of $name from $source to $target was given up after $limit seconds" ;;
*) why="refused $name could not be migrated from $source to $target${cause:+ ($cause)}" ;;
esac

# Both ends may still be tidying up.
now=$(date +%s) late=$((now + 90)) patient=$((now + 20)) tried=
while :; do
	look_here
	look_there
	now=$(date +%s)
	case $here,$there in
	runs,none) fail "$why; it goes on at $source." ;;
	none,runs) take_along ;;
	stopped,runs)
		if [ "$there_kind" = own ]; then
			xl destroy "$here_number" && take_along
		fi
		;;
	stopped,none)
		if [ "$tried" != twice ]; then
			go_on_here
			[ -z "$tried" ] && tried=once || tried=twice
			look_here
			[ "$here" = runs ] && continue
		fi
		;;
	runs,stopped | stopped,stopped)
		[ "$there_kind" = incoming ] && [ "$now" -ge $patient ] && remove_there
		;;
	esac
	[ "$now" -lt $late ] || break
	sleep 1
done

case $here,$there in
runs,unknown) fail "$why; it goes on at $source. $target does not answer; a paused copy named $name--incoming may be left there." ;;
runs,stopped) fail "$why; it goes on at $source. A paused copy was left at $target as number $there_number; remove it." ;;
runs,runs) fail "unknown $name runs at $source and at $target at the same time. Destroy one of them at once, before both write to its disks." ;;
stopped,none) fail "$why; it is at $source, but does not run. Look at it there and resume it." ;;
none,none) fail "unknown $name is neither at $source nor at $target any more. It may have been shut down on the way; start it again." ;;
*) fail "unknown What became of $name is not known: at $source it is $here, at $target it is $there. It was left so, lest it run twice. Look at both hosts, and resume it at one." ;;
esac
