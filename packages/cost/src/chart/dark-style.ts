/** The chart's colours where the reader's system is dark, those of the report of a bench; of all lines the grey one alone is too dark. */
export const darkStyle = `<style>
@media (prefers-color-scheme: dark) {
  .cost-chart .paper { fill: #16181c }
  .cost-chart text { fill: #e6e8eb }
  .cost-chart .grid { stroke: #343941 }
  .cost-chart .mark { stroke: #e6e8eb }
  .cost-chart .c6 { stroke: #bbbbbb }
}
</style>`
