import { readFile } from 'node:fs/promises'

/** The most bytes that a process and those it started had in memory so far; undefined where the system does not tell. */
export async function peakMemory(pid: number): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const own = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
    let sum = own
    for (const child of children.split(' ').filter((id) => id !== ''))
      sum += (await peakMemory(Number(child))) ?? 0
    return Number.isFinite(sum) ? sum : undefined
  } catch {
    return undefined
  }
}
