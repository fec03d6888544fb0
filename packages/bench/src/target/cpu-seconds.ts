import { readFile } from 'node:fs/promises'

/** Linux tells processor time to programs in hundredths of a second, whatever its kernel counts in. */
const ticksPerSecond = 100

/** Seconds of processor time of a process and those that it started; undefined where the system does not tell. */
export async function cpuSeconds(pid: number): Promise<number | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name before them may hold anything. Also of children that have ended.
    const [user, system, endedUser, endedSystem] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number) as [number, number, number, number]
    let seconds = (user + system + endedUser + endedSystem) / ticksPerSecond
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
    for (const child of children.split(' ').filter((id) => id !== ''))
      seconds += (await cpuSeconds(Number(child))) ?? 0
    return seconds
  } catch {
    return undefined
  }
}
