# Prints number, state and kind of name of each domain with the UUID $1 and the name $2, then "end".
# Names hold anything, so words of a row are counted from its end.
set -f
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
rows=$(xl vm-list) || exit 1
printf '%s\n' "$rows" | while read -r u n rest; do
	[ "$u" = "$1" ] || continue
	table=$(xl list "$n") || continue
	state= last=
	for word in $table; do
		state=$last
		last=$word
	done
	case $(xl domname "$n") in
	"$2--incoming") kind=incoming ;;
	"$2--migratedaway") kind=away ;;
	*) kind=own ;;
	esac
	echo "$n $state $kind"
done
echo end
