#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# A toy of xenstore-read and xenstore-list over the same folders.
D=$FAKE/domains
case ${0##*/} in
xenstore-list) for d in "$D"/*; do [ -d "$d" ] && echo "${d##*/}"; done | sort -n ;;
xenstore-read)
	prefix=; [ "$1" != -p ] || { prefix=yes; shift; }
	for p; do
		case $p in
		/local/domain/*) n=${p#/local/domain/}; n=${n%%/*}; file=$D/$n/${p##*/} ;;
		*) file=/nonexistent ;;
		esac
		case $p in */vm) [ "$n" != 0 ] && [ -d "$D/$n" ] && v=/vm/$(cat "$D/$n/uuid") || v= ;; *) v=$([ -f "$file" ] && sed 's/\\/\\\\/g' "$file" | sed ':a;N;$!ba;s/\n/\\n/g') ;; esac
		[ -n "$v" ] || { echo "xenstore-read: couldn't read path $p" >&2; exit 1; }
		[ -z "$prefix" ] || printf '%s: ' "$p"
		printf '%s\n' "$v"
	done ;;
esac
