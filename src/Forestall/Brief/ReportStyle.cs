namespace Forestall.Brief;

/// <summary>The style of the report.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fdfcfa;--soft:#5a5a5a;--line:#d8d4cc;--accent:#8f1d1d}
        @media (prefers-color-scheme:dark){:root{--ink:#eae8e4;--paper:#191919;--soft:#b5b1a9;--line:#3c3a36;--accent:#ff9d8f}}
        *{box-sizing:border-box}
        body{margin:0 auto;padding:1rem;max-width:60rem;font:1rem/1.55 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--paper)}
        h1,h2,h3,.brand,nav,figcaption,table,dl,.small,summary{font-family:system-ui,-apple-system,'Segoe UI',Arial,sans-serif}
        h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .5rem}h2{margin:2.2rem 0 .5rem;font-size:1.35rem;border-top:1px solid var(--line);padding-top:1.2rem}h3{font-size:1.05rem}
        .brand{color:var(--accent);font-weight:700;letter-spacing:.04em;margin:0}
        a{color:var(--accent)}.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
        nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;list-style:none;font-size:.9rem}
        nav a{display:inline-block;padding:.25rem 0}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem}
        .figures dt{font-size:.9rem;color:var(--soft)}.figures dd{margin:0;font-size:1.7rem;font-weight:650}.figures dd.small{font-size:.85rem;font-weight:400;color:var(--soft)}
        figure{margin:1rem 0}svg{width:100%;height:auto;display:block;background:#fff;border:1px solid var(--line)}
        figcaption,.small{font-size:.85rem;color:var(--soft)}
        .smalls{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr));gap:.8rem 1rem}
        .smalls figure{margin:0}.smalls figcaption{min-height:2.6rem}.smalls b{color:var(--ink)}
        .smalls figure{display:flex;flex-direction:column;height:100%}.smalls figcaption{flex:1}
        .square{max-width:36rem}.narrow{display:none}@media (max-width:34rem){.narrow{display:block}.wide{display:none}}
        .measures{font-size:.9rem}.measures li{margin:.35rem 0}
        .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
        th,td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}th.text,td.text{text-align:left}thead th{vertical-align:bottom}tbody th{font-weight:400;text-align:left}
        details{margin:.6rem 0}summary{cursor:pointer;font-size:.9rem;padding:.3rem 0}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        @media print{.narrow{display:none}.wide{display:block}body{max-width:none;font-size:10pt;background:#fff;color:#000}.scroll{overflow:visible}table{font-size:7.5pt;width:100%}th,td{white-space:normal;padding:.12rem .3rem}tr{break-inside:avoid}nav,.skip,details{display:none}section{break-inside:auto}figure,.figures div,.smalls li{break-inside:avoid}.smalls{grid-template-columns:repeat(4,1fr)}h2{break-after:avoid}}
        """;
}
