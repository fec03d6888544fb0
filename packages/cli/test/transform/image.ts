import { chmod, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeJob } from '@inferry/transform'
import t, { type Test } from 'tap'
import type { Io } from '../../src/io.ts'
import { startImage } from '../../src/transform/image.ts'
import { model } from '../fixtures/models.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const port = 20_000 + (process.pid % 20_000)
const never = new AbortController().signal

/** An engine that starts the server itself in place of an image of it, and keeps what it was asked. */
const engine = `#!/bin/sh
folder=$(dirname "$0")
echo "$@" >> "$folder/asked"
case $1 in
  run)
    case "$*" in *broken*) echo "no such image" >&2; exit 125;; *slow*) exec sleep 60;; esac
    ${JSON.stringify(process.execPath)} --conditions=@inferry/source --import tsx ${JSON.stringify(main)} \\
      serve "$FOREST" --port ${port} >"$folder/log" 2>&1 &
    echo $! | tee "$folder/$5";;
  port) case "$PORTS" in no) echo "no such port" >&2; exit 1;; esac; echo 127.0.0.1:${port};;
  logs) echo "it starts";;
  image) echo "sha256:0123";;
  stop) kill $(cat "$folder/$4") && rm "$folder/$4";;
  rm) kill $(cat "$folder/$3");;
esac
`

async function engineFolder(t: Test): Promise<string> {
  const folder = t.testdir({})
  const docker = join(folder, 'docker')
  await writeFile(docker, engine)
  await chmod(docker, 0o755)
  const { PATH } = process.env
  process.env['PATH'] = `${folder}${delimiter}${PATH}`
  process.env['FOREST'] = model('diabetes-forest')
  t.teardown(() => {
    process.env['PATH'] = PATH
  })
  return folder
}

t.test('starts it as the service does, and stops it', async (t) => {
  const folder = await engineFolder(t)
  const notes: string[] = []
  const io = { note: (line: string) => notes.push(line) } as unknown as Io
  const image = await startImage('forest:1', makeJob({ maxPayloadInMB: 2 }), io, never)
  t.match(image, { url: `http://127.0.0.1:${port}`, id: 'sha256:0123' })
  let answer: Response | undefined
  for (let n = 0; n < 300 && answer?.status !== 200; n++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    answer = await fetch(`${image.url}/ping`).catch(() => undefined)
  }
  t.equal(answer?.status, 200)
  await image.stop()
  const asked = await readFile(join(folder, 'asked'), 'utf8')
  t.match(
    asked,
    /^run --rm --detach --name inferry-[-0-9a-f]+ --publish 127\.0\.0\.1::8080 --env SAGEMAKER_BATCH=true --env SAGEMAKER_MAX_PAYLOAD_IN_MB=2 forest:1 serve$/m,
  )
  t.match(asked, /^image inspect --format \{\{\.Id\}\} forest:1$/m)
  t.match(asked, /^stop --time 30 inferry-[-0-9a-f]+$/m)
  t.same(notes, ['forest:1: it starts'])
  await image.stop()
  t.match(notes[1], /docker stop failed/, 'one that ended by itself does no harm')
})

t.test('leaves no container where it cannot be asked, or was told to stop', async (t) => {
  const folder = await engineFolder(t)
  const io = { note: () => {} } as unknown as Io
  process.env['PORTS'] = 'no'
  t.teardown(() => delete process.env['PORTS'])
  await t.rejects(startImage('forest:1', makeJob({}), io, never), { message: /no such port/ })
  const [, name] = /--name (\S+)/.exec(await readFile(join(folder, 'asked'), 'utf8')) ?? []
  t.match(await readFile(join(folder, 'asked'), 'utf8'), `rm --force ${name}`)
  const soon = AbortSignal.timeout(2000)
  await t.rejects(startImage('slow', makeJob({}), io, soon))
  const lines = (await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n')
  const [, second] = /--name (\S+)/.exec(lines.at(-2) ?? '') ?? []
  t.equal(lines.at(-1), `rm --force ${second}`)
})

t.test('says what the engine says', async (t) => {
  await engineFolder(t)
  await t.rejects(startImage('broken', makeJob({}), {} as Io, never), {
    code: 'INVALID_CONFIGURATION',
    message: /no such image/,
  })
})

t.test('without an engine, says what to do', async (t) => {
  const { PATH } = process.env
  process.env['PATH'] = t.testdir({})
  t.teardown(() => {
    process.env['PATH'] = PATH
  })
  await t.rejects(startImage('x', makeJob({}), {} as Io, never), {
    message: /docker, podman or nerdctl.*--via/,
  })
})
