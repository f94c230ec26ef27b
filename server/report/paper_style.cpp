#include "report/paper_style.hpp"

namespace chorus::report {
namespace {

// The palette of the pages, in a light that prints. Lists are set in on both sides: a
// line that runs from the right has its mark there. Of printed slips the title is heard and not
// seen: what is cut apart needs none, and what is read aloud begins with one.
constexpr std::string_view k_style = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; background: #FBF7F0; color: #1C2230;
  font: 1.0625rem/1.55 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
h1, h2 { text-wrap: balance; }
h1 { font-size: 2.1rem; margin: 0 0 .75rem; }
h2 { font-size: 1.55rem; margin: 3rem 0 1rem; padding-top: 1rem; border-top: 2px solid #1C2230; }
h3 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
p, ul, ol, dl, table, blockquote { margin: 0 0 1rem; }
ul { padding-inline: 1.2rem; }
li { margin-bottom: .3rem; }
.question { font-size: 1.25rem; line-height: 1.4; }
.quiet { color: #474E5C; }
.shape { width: .85em; height: .85em; margin-right: .5em; vertical-align: -.05em; }
.step, .agreement { background: #FFFFFF; border: 1px solid #8A8474; border-left: 8px solid #1C5730;
  border-radius: 14px; padding: 1.1rem 1.25rem .5rem; margin: 0 0 1.25rem; break-inside: avoid; }
.agreement { border-left-color: #17488F; }
.step h3, .agreement h4 { margin: 0 0 .75rem; }
.number { color: #1C5730; margin-inline-end: .25em; }
dl { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .35rem 1rem; }
dt { color: #474E5C; }
dd { margin: 0; }
.missing { display: inline-block; border: 2px dashed #8A8474; border-radius: 8px; padding: 0 .5rem; }
.step hr { border: 0; border-top: 1px solid #8A8474; margin: 0 0 .75rem; }
.step h4 { font-size: 1rem; margin: 0 0 .35rem; }
blockquote { background: #FFFFFF; border-radius: 14px; padding: .9rem 1.1rem; margin-left: 0; margin-right: 0;
  border-left: 6px solid #8A8474; break-inside: avoid; }
blockquote p { margin: 0; }
blockquote .from { margin-top: .35rem; color: #474E5C; }
blockquote svg { display: block; max-width: 100%; height: auto; background: #FBF7F0; border-radius: 10px; }
.photo { display: block; max-width: 100%; width: auto; height: auto; max-height: 24rem; border-radius: 10px; }
.behind { margin: 0 0 1rem; } .behind svg { max-width: 14rem; height: auto; background: #FBF7F0; border-radius: 10px; } .behind .photo { max-height: 16rem; }
.discover blockquote { border-left-color: #0A5256; }
.dream blockquote { border-left-color: #662A78; }
.design blockquote { border-left-color: #17488F; }
.deliver blockquote { border-left-color: #1C5730; }
.in-confidence { color: #474E5C; border-left: 6px solid #8A8474; padding-left: 1.1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: #FFFFFF; }
th, td { min-width: 4.5rem; text-align: start; vertical-align: top; padding: .45rem .7rem; border: 1px solid #8A8474; }
thead th { background: #F2ECE0; }
.people th { font-weight: normal; }
.people td { width: 6rem; font-weight: bold; }
a { color: #17488F; }
footer { margin-top: 3rem; border-top: 1px solid #8A8474; padding-top: 1rem; color: #474E5C; }
.front h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; padding-top: .5rem; border-top-width: 1px; }
.front td, .front th { padding: .3rem .5rem; }
.pictured { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: .25rem 1rem; margin: 0 0 1.1rem; break-inside: avoid; }
.pictured h3 { margin: 0 0 .2rem; font-size: 1.1rem; } .pictured p { margin: 0 0 .15rem; }
.symbol { width: 3rem; height: 3rem; } .symbol .a { fill: #2B4A6F; } .symbol .b { fill: #D9A441; } .symbol .c { fill: #F6EFE2; }
.symbol .s, .symbol .t, .symbol .u { fill: none; stroke-width: 3.2; stroke-linecap: round; stroke-linejoin: round; }
.symbol .s { stroke: #2B4A6F; } .symbol .t { stroke: #D9A441; } .symbol .u { stroke: #F6EFE2; }
.drawn { display: block; max-width: 100%; margin-top: .25rem; } .degree { width: 1.25em; height: 1.25em; margin-inline-end: .5em; vertical-align: -.25em; }
.shown { margin: 0 0 2rem; break-inside: avoid; } .shown h3 { margin-top: 0; } .figure { display: block; max-width: 100%; height: auto; margin: 0 0 .75rem; }
@media screen { .glance td:first-child { white-space: nowrap; } }
.figure text { font-size: 12px; } .key { color: #474E5C; font-size: .9em; }
.easy { font-size: 1.17rem; } .easy .pictured { grid-template-columns: 5.5rem minmax(0, 1fr); align-items: center; }
.easy .symbol { width: 5.5rem; height: 5.5rem; } .easy .front h2 { font-size: 1.6rem; }
.slip { background: #FFFFFF; border: 2px dashed #8A8474; border-radius: 14px; padding: .9rem 1.1rem .3rem; margin: 0 0 1.25rem; break-inside: avoid; }
.front.slip h2 { margin: 0 0 .3rem; padding: 0; border: 0; font-size: 1.3rem; } .slip > p:first-of-type { color: #474E5C; }
.slip blockquote { padding: .5rem .9rem; } .slip blockquote svg, .slip .photo { width: auto; height: 9rem; }
@media (max-width: 34rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .6rem; }
  h1 { font-size: 1.7rem; } main { padding: 1.5rem 1rem 3rem; } }
@page { size: A4; margin: 15mm; }
@media print { .photo { max-height: 70mm; } .behind .photo, .behind svg { max-height: 45mm; width: auto; }
  .wide { overflow-x: visible; } th, td { min-width: 0; }
  body { background: #FFFFFF; font-size: 11pt; } main { max-width: none; padding: 0; }
  h2 { margin-top: 1.75rem; }
  .wide { padding-right: 1px; }
  .board h1 { font-size: 17pt; margin-bottom: .2rem; } .board header p { font-size: 9.5pt; margin-bottom: .15rem; }
  .front { font-size: 8.5pt; line-height: 1.32; } .front h2 { font-size: 10.5pt; margin: .45rem 0 .2rem; padding-top: .2rem; }
  .front p, .front ul, .front table { margin-bottom: .3rem; } .front li { margin-bottom: .1rem; }
  .front td, .front th { padding: .1rem .35rem; } .board .steps { break-before: page; font-size: 9.5pt; line-height: 1.35; }
  .board dl { gap: .15rem 1rem; } .board .step { padding: .6rem .8rem .2rem; margin-bottom: .7rem; }
  .board .glance { font-size: 9.5pt; } .board .shown { margin-bottom: 1rem; } .board .glance td, .board .glance th { padding: .1rem .35rem; }
  .in_short table { table-layout: fixed; } .in_short th:nth-child(1) { width: 7%; } .in_short th:nth-child(2) { width: 32%; }
  .in_short th:nth-child(3) { width: 19%; } .in_short th:nth-child(4) { width: 14%; }
  .front tr, .front li { break-inside: avoid; }
  .participants .said blockquote { display: inline-block; vertical-align: top; box-sizing: border-box; width: 48%; margin: 0 1% .5rem 0; }
  .participants .said blockquote svg { width: 40mm; height: 40mm; } .participants .said .photo { max-height: 40mm; }
  .participants main, .easy main { max-width: none; } .participants h1 { font-size: 20pt; }
  .participants .front { font-size: 11pt; line-height: 1.32; } .participants .front h2 { font-size: 14pt; margin-top: 1rem; }
  .participants .pictured { margin-bottom: .55rem; } .participants .pictured p { margin-bottom: .05rem; } .participants footer { margin-top: 1.25rem; } .participants .symbol { width: 12mm; height: 12mm; }
  .participants blockquote svg { width: 55mm; height: 55mm; } .participants blockquote { padding: .3rem .8rem; }
  .easy .front, .easy header p, .easy footer { font-size: 14pt; line-height: 1.5; } .easy .front h2 { font-size: 20pt; } .easy .pictured h3 { font-size: 15pt; }
  .slips header > :not(h1), .slips footer { display: none; }
  .slips header { position: absolute; } .slips h1 { font-size: 1px; margin: 0; color: transparent; } .slips main { display: grid; grid-template-columns: 1fr 1fr; }
  .slip { margin: 0; border: 1px dashed #8A8474; border-radius: 0; padding: 6mm; min-height: 132mm; font-size: 10.5pt; line-height: 1.35; }
  .half-page { grid-column: 1 / -1; } .slip .symbol { width: 9mm; height: 9mm; } .slip blockquote svg, .slip .photo { height: 32mm; }
  a { color: inherit; text-decoration: none; } }
)css";

}  // namespace

std::string_view paper_style() { return k_style; }

}  // namespace chorus::report
