import { writeFile } from 'node:fs/promises'
import { InferryError, systemReason } from '@inferry/core'
import {
  type AskedDeployment,
  type AskedWorkload,
  costChart,
  describeTrace,
  type Estimate,
  estimate,
  formatCount,
  readPrices,
  servicesNamed,
  type Trace,
} from '@inferry/cost'
import type { Command } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import { addCostFlags, type CostFlags, costFlagNames } from '../cost/cost-flags.ts'
import { describeEstimate } from '../cost/describe-estimate.ts'
import { readTrace } from '../cost/read-trace.ts'
import type { Io } from '../io.ts'

export function addCost(program: Command, io: Io): void {
  const command = program
    .command('cost')
    .summary('what a workload costs on each AWS service')
    .description(
      'Bills a workload on Lambda, SageMaker (serverless, real-time, batch transform) and Fargate with every term of the ' +
        'sum, says which does not take it and why, which to choose, and from how many requests a day another one is ' +
        'cheaper. With --cold-ms, --arrivals or --trace it also walks through the requests one by one for the share of ' +
        'cold starts and the latencies. Prices are dated and say where they are from; AWS is asked nothing.',
    )
  addCostFlags(command).action((flags: CostFlags) => blameFlags(() => cost(flags, io), costFlagNames))
}

async function cost(flags: CostFlags, io: Io): Promise<void> {
  const trace = await readTrace(flags)
  const { region, prices: file, keepAlive, services } = flags
  const prices = await readPrices({
    ...(region !== undefined && { region }),
    ...(file !== undefined && { file }),
  })
  const found = estimate(
    {
      workload: workloadOf(flags, trace),
      deployment: deploymentOf(flags),
      ...(services !== undefined && { services: servicesNamed(services) }),
      ...(trace !== undefined && {
        simulation: { trace, ...(keepAlive !== undefined && { keepAliveSeconds: keepAlive }) },
      }),
    },
    prices,
  )
  if (flags.chart !== undefined) await writeChart(flags.chart, found)
  await io.write(flags.json ? showJson(found) : describeEstimate(found))
}

/** A trace tells the rate and the mean duration; made-up requests are of the rate that was asked for. */
function workloadOf(flags: CostFlags, trace: Trace | undefined): AskedWorkload {
  const figures = flags.trace === undefined || trace === undefined ? undefined : describeTrace(trace)
  return {
    requestsPerDay: figures?.requestsPerDay ?? (flags.requestsPerDay as number),
    durationMs: figures?.durationMs ?? (flags.durationMs as number),
    memoryMb: flags.memory,
    requestBytes: flags.requestBytes,
    responseBytes: flags.responseBytes,
    days: flags.days,
    coldMs: flags.coldMs,
  }
}

function deploymentOf(flags: CostFlags): AskedDeployment {
  return {
    architecture: flags.arch,
    front: flags.front,
    freeTier: flags.freeTier,
    provisioned: flags.provisioned,
    storageMb: flags.storage,
    instanceType: flags.instanceType,
    transformInstanceType: flags.transformInstanceType,
    instances: flags.instances,
    utilization: flags.utilization,
    jobsPerDay: flags.jobsPerDay,
    startSeconds: flags.startSeconds,
    jobConcurrency: flags.jobConcurrency,
  }
}

function showJson({ curves: _, ...told }: Estimate): string {
  return `${JSON.stringify(told, undefined, 2)}\n`
}

async function writeChart(file: string, { curves, workload, region, date }: Estimate): Promise<void> {
  const { requestsPerDay, durationMs, memoryMb, days } = workload
  const title = `Cost of ${formatCount(days)} days at ${formatCount(durationMs)} ms and ${formatCount(memoryMb)} MB, ${region}, ${date}`
  try {
    await writeFile(file, costChart(curves, { title, requestsPerDay }))
  } catch (cause) {
    const message = `${file} cannot be written: ${systemReason(cause)}`
    throw new InferryError('INVALID_CONFIGURATION', message, { cause, location: { field: 'chart' } })
  }
}
