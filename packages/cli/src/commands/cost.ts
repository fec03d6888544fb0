import { writeFile } from 'node:fs/promises'
import { InferryError, systemReason } from '@inferry/core'
import { costChart, type Estimate, estimate, formatCount, pricesLabel, readPrices } from '@inferry/cost'
import type { Command } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import { addCostFlags, type CostFlags, costFlagNames } from '../cost/cost-flags.ts'
import { costQuestion } from '../cost/cost-question.ts'
import { describeEstimate } from '../cost/describe-estimate.ts'
import { describeMeasured } from '../cost/measured/describe-measured.ts'
import { type MeasuredBill, measuredBill } from '../cost/measured/measured-bill.ts'
import { readMeasurement } from '../cost/measured/read-measurement.ts'
import { readTrace } from '../cost/read-trace.ts'
import { refuseUnpriced } from '../cost/refuse-unpriced.ts'
import type { Io } from '../io.ts'

export function addCost(program: Command, io: Io): void {
  const command = program
    .command('cost')
    .summary('what a workload costs on each AWS service')
    .description(
      'Bills a workload on Lambda, SageMaker (serverless, real-time, batch transform) and Fargate with every term of the ' +
        'sum, says which does not take it and why, which to choose, and from how many requests a day another one is ' +
        'cheaper. With --cold-ms, --arrivals or --trace it also walks through the requests one by one for the share of ' +
        'cold starts and the latencies. With --bench durations, memory, bodies and cold starts are those that were ' +
        'measured. Prices are dated and say where they are from; AWS is asked nothing.',
    )
  addCostFlags(command).action((flags: CostFlags) => blameFlags(() => cost(flags, io), costFlagNames))
}

async function cost(flags: CostFlags, io: Io): Promise<void> {
  const { region, prices: file } = flags
  const measurement = await readMeasurement(flags.bench, flags.engine)
  const trace = await readTrace(flags)
  const prices = await readPrices({
    ...(region !== undefined && { region }),
    ...(file !== undefined && { file }),
  })
  const measured =
    measurement &&
    measuredBill(measurement, flags, (services) =>
      estimate(costQuestion(flags, trace, { result: measurement.result, services }), prices),
    )
  const found = measured?.estimate ?? estimate(costQuestion(flags, trace), prices)
  refuseUnpriced(found, flags)
  if (flags.chart !== undefined) await writeChart(flags.chart, found, measured)
  await io.write(
    flags.json
      ? showJson(found, measured)
      : describeEstimate(found, measured && describeMeasured(measured, flags)),
  )
}

function showJson({ curves: _, ...told }: Estimate, measured: MeasuredBill | undefined): string {
  if (measured === undefined) return `${JSON.stringify(told, undefined, 2)}\n`
  const { measurement, services, memory, unmeasured } = measured
  // What each service was measured to take, and on what processor, is told with it.
  const { durationMs: _1, memoryMb: _2, coldMs: _3, coldShare: _4, ...workload } = told.workload
  const { architecture: _5, ...deployment } = told.deployment
  const { file, engine, result } = measurement
  const { date, machine, model } = result
  const basis = { file, engine, model, machine, date, services, sizes: memory?.sizes ?? [], unmeasured }
  return `${JSON.stringify({ ...told, workload, deployment, measured: basis }, undefined, 2)}\n`
}

async function writeChart(file: string, found: Estimate, measured: MeasuredBill | undefined): Promise<void> {
  const { requestsPerDay, durationMs, memoryMb, days } = found.workload
  const what =
    measured === undefined
      ? `at ${formatCount(durationMs)} ms and ${formatCount(memoryMb)} MB`
      : `of ${[measured.measurement.result.model.name, measured.measurement.engine ?? 'deployed'].join(', ')}, as measured`
  const title = `Cost of ${formatCount(days)} days ${what}, ${pricesLabel(found)}`
  try {
    await writeFile(file, costChart(found.curves, { title, requestsPerDay }))
  } catch (cause) {
    const message = `${file} cannot be written: ${systemReason(cause)}`
    throw new InferryError('INVALID_CONFIGURATION', message, { cause, location: { field: 'chart' } })
  }
}
