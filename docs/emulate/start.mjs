// Starts emulate's Slack on a free port of this machine, with the seed that comes on standard input; says on
// standard output where it is, and ends when its standard input ends.
import { createEmulator } from 'emulate'

process.stdin.setEncoding('utf8')
let line = ''
for await (const part of process.stdin) {
  line += part
  if (line.includes('\n')) break
}
const slack = await createEmulator({ service: 'slack', port: 0, seed: { slack: JSON.parse(line) } })
console.log(slack.url)
process.stdin.on('end', () => slack.close().then(() => process.exit(0)))
process.stdin.resume()
