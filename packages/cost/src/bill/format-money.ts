/** Dollars for people: cents, and below 10 cents up to four significant digits: `$40.32`, `$1,234.00`, `$0.04032`, `$0.06`. */
export function formatMoney(usd: number): string {
  const cents = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  if (usd === 0 || Math.abs(usd) >= 0.1) return `$${usd.toLocaleString('en-US', cents)}`
  if (Math.abs(usd) < 1e-6) return 'below $0.000001'
  const digits = 3 - Math.floor(Math.log10(Math.abs(usd)))
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits })}`
}
