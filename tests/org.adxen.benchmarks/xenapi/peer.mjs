// SPDX-License-Identifier: EPL-2.0
// npm xen-api: node peer.mjs <port> <rounds> <json-rpc|xml-rpc> [rounds for warming up]
import { Agent } from 'undici'
import transports from 'xen-api/transports/index.mjs'

const [port, rounds, transport, warmUp = '3'] = process.argv.slice(2)
const dispatcher = new Agent({ bodyTimeout: 0, headersTimeout: 0 })
const call = transports[transport]({ dispatcher, url: { protocol: 'http:', hostname: '127.0.0.1', port } })
const session = await call('session.login_with_password', ['root', 'demo', '1.1', 'benchmark'])
const times = []
let records = 0
for (let i = 0; i < Number(warmUp) + Number(rounds); i++) {
	const start = process.hrtime.bigint()
	records = Object.keys(await call('VM.get_all_records', [session])).length
	if (i >= Number(warmUp)) {
		times.push(Number(process.hrtime.bigint() - start) / 1e6)
	}
}
times.sort((a, b) => a - b)
console.log(`npm xen-api, ${transport === 'json-rpc' ? 'JSON-RPC' : 'XML-RPC'}\t${times[times.length >> 1].toFixed(0)}\t${times[0].toFixed(0)}\t-\t${records}`)
process.exit(0)
