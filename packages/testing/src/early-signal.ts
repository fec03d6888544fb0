/**
 * A module to `--import` into a process: it sends itself SIGTERM as soon as it would not be killed by it, and prints whether
 * a server was loaded by then, `too late` or `early`.
 */
export const earlySignal: string = `data:text/javascript,${encodeURIComponent(`
  process.on('newListener', (name) => {
    if (name !== 'SIGTERM') return
    const loaded = process.moduleLoadList.includes('NativeModule _http_server')
    process.stdout.write(loaded ? 'too late' : 'early')
    process.nextTick(() => process.kill(process.pid, 'SIGTERM'))
  })`)}`
