import { type Finding, failed, ok } from '../finding.ts'

/** Seconds that Lambda gives the init phase before it begins anew, at the caller's expense. */
const most = 10

/** Whether the init phase ended well and in time, as the function's log tells. */
export function checkInit(log: string): Finding {
  const bad = /INIT_REPORT Init Duration: [\d.]+ ms\tPhase: init\tStatus: (\w+)(?:\tError Type: (\S+))?/.exec(
    log,
  )
  if (bad?.[1] === 'timeout')
    return failed(
      `init took more than the ${most} s that Lambda gives it, and is paid twice: load less, or give the function more memory`,
    )
  if (bad !== null)
    return failed(`init failed with ${bad[2] ?? 'an error'}, and was done again by the first call`)
  const took = /\tInit Duration: ([\d.]+) ms/.exec(log)?.[1]
  if (took === undefined) return failed('the log has no REPORT line that tells how long init took')
  return ok(`${(Number(took) / 1000).toFixed(1)} s of ${most}`)
}
