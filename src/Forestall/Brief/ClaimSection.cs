using System.Globalization;
using System.Net;
using System.Text;
using Forestall.Brief.Pictures;
using Forestall.Lessons;
using Forestall.Lessons.Claim;
using Forestall.Record.Curated;

namespace Forestall.Brief;

/// <summary>The part of the report that sets the source's claim about coercion against the coded cases.</summary>
internal static class ClaimSection
{
    private const string Which = "Which";
    private const int WideRows = 40;
    private const int NarrowRows = 14;

    /// <summary>Writes the section; nothing where the record has no coded cases.</summary>
    public static void Write(StringBuilder page, Overview overview)
    {
        if (overview.Curated.Cases.Count == 0)
        {
            return;
        }

        var claim = CoercionClaim.Of(overview.Curated);
        page.Append("<section id=\"claim\" aria-labelledby=\"claim-h\"><h2 id=\"claim-h\">“Coercion rarely is sufficient for prevention, it often is necessary”</h2>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>So says Jentleson's report of 2000. {claim.Fit.Cases} coded opportunities for prevention are held against it here. Coercion: {Text(claim.Coercion.Meaning)}. Success: {Text(claim.Success.Name)}, {Text(claim.Success.Meaning)}. Values go from 0 to 1; above one half counts as present.</p>\n");
        foreach (var passage in ClaimSentences.Of(claim))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3 id=\"claim-{passage.Id}\">{Text(passage.Heading)}</h3>\n");
            if (passage.Sentences.Count > 3)
            {
                page.Append("<ul>");
                page.AppendJoin('\n', passage.Sentences.Select(static s => $"<li>{Text(s)}</li>"));
                page.Append("</ul>\n");
            }
            else
            {
                page.AppendJoin('\n', passage.Sentences.Select(static s => $"<p>{Text(s)}</p>")).Append('\n');
            }

            switch (passage.Id)
            {
                case "answer":
                    Points(page, claim);
                    break;
                case "necessary":
                    Definitions(page, claim);
                    break;
                case "mixes":
                    Mixes(page, claim);
                    break;
                case "contradictions":
                    Contradictions(page, claim);
                    break;
                case "stability":
                    Stability(page, claim);
                    break;
            }
        }

        page.Append("</section>\n");
    }

    /// <summary>The claim under every change.</summary>
    public static OxyPlot.PlotModel Changes(CoercionClaim claim)
    {
        List<(string Group, double? Necessity, double? Sufficiency)> figures =
        [
            .. claim.Cells.Where(x => ReferenceEquals(x.Success, claim.Success)).Select(static x => ("other coercion", x.Fit.Necessity.Inclusion, x.Fit.Sufficiency.Inclusion)),
            .. claim.Cells.Where(x => ReferenceEquals(x.Coercion, claim.Coercion)).Select(static x => ("other success", x.Fit.Necessity.Inclusion, x.Fit.Sufficiency.Inclusion)),
            .. claim.Variants.Select(static v => (v.Group, v.Fit.Necessity.Inclusion, v.Fit.Sufficiency.Inclusion)),
        ];
        return SetPictures.Changes(figures, (claim.Settings.NecessityCut, claim.Settings.SufficiencyCut), (claim.Fit.Necessity.Inclusion, claim.Fit.Sufficiency.Inclusion));
    }

    /// <summary>What the picture of the changes shows.</summary>
    public static string AboutChanges(CoercionClaim claim) =>
        string.Create(CultureInfo.InvariantCulture, $"Each mark is one change of definition, coding, cases or sources. Full lines: the figures without change ({Two(claim.Fit.Necessity.Inclusion)} for necessity, {Two(claim.Fit.Sufficiency.Inclusion)} for sufficiency). Dashed: what is usually asked for ({claim.Settings.NecessityCut} and {claim.Settings.SufficiencyCut}).");

    private static void Points(StringBuilder page, CoercionClaim claim)
    {
        var points = claim.Points.Select(static p => (p.Case.Name, p.Coercion, p.Success)).ToList();
        var what = $"Each mark is a place with cases in it, their number beside it where they are several. Upper left: success without coercion ({claim.Fit.SuccessWithout} cases); upper right: success with it ({claim.Fit.Both}); lower right: coercion without success ({claim.Fit.CoercionWithout}).";
        page.Append(CultureInfo.InvariantCulture, $"<figure><div class=\"wide square\">{Svg.Of(Draw(), 560, 460, "claim-xy", "Coercion and success in every case", what)}</div><div class=\"narrow\">{Svg.Of(Draw(), 380, 340, "claim-xy-n", "Coercion and success in every case", what)}</div><figcaption>{Text(what)} Were coercion necessary, no case would lie above the diagonal; were it sufficient, none below.</figcaption></figure>\n");
        Open(page, "The cases as a table", "Every case, its coercion and success", ["Case", "Coercion", "Success"], 1);
        foreach (var (c, x, y) in claim.Points.OrderByDescending(static p => p.Success).ThenByDescending(static p => p.Coercion).ThenBy(static p => p.Case.Id, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{Text(c.Name)}</th><td>{x:0.##}</td><td>{y:0.##}</td></tr>\n");
        }

        Close(page);

        OxyPlot.PlotModel Draw() => SetPictures.Xy(points, claim.Coercion.Name, claim.Success.Name);
    }

    private static void Definitions(StringBuilder page, CoercionClaim claim)
    {
        page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Definitions of coercion side by side\"><table><thead><tr><th scope=\"col\" class=\"text\">Coercion as</th><th scope=\"col\">Successes with it</th><th scope=\"col\">inclN</th><th scope=\"col\">RoN</th><th scope=\"col\">covN</th><th scope=\"col\">Successes among cases with it</th><th scope=\"col\">inclS</th><th scope=\"col\">PRI</th></tr></thead><tbody>\n");
        foreach (var (coercion, _, f) in claim.Cells.Where(x => ReferenceEquals(x.Success, claim.Success)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{Text(coercion.Name)}</th><td>{f.Both} of {f.Successes}</td><td>{Two(f.Necessity.Inclusion)}</td><td>{Two(f.Necessity.Relevance)}</td><td>{Two(f.Necessity.Coverage)}</td><td>{f.Both} of {f.Coerced}</td><td>{Two(f.Sufficiency.Inclusion)}</td><td>{Two(f.Sufficiency.Pri)}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void Mixes(StringBuilder page, CoercionClaim claim)
    {
        var names = claim.Points.ToDictionary(static p => p.Case.Id, static p => p.Case.Name, StringComparer.Ordinal);
        foreach (var mix in claim.Mixes)
        {
            var id = "claim-" + mix.Frame.Name;
            var what = string.Create(CultureInfo.InvariantCulture, $"{mix.Table.Observed.Count} combinations with cases, the most frequent first. A full dot: the condition is present; a pale one: absent. Shaded: sufficient at inclusion {claim.Settings.SufficiencyCut} and PRI {claim.Settings.PriCut}.");
            page.Append(CultureInfo.InvariantCulture, $"<figure><div class=\"wide\">{Svg.Of(SetPictures.UpSet(mix.Table, WideRows), 860, 360, id, $"Combinations with the {mix.Frame.Name}", what)}</div><div class=\"narrow\">{Svg.Of(SetPictures.UpSet(mix.Table, NarrowRows), 380, 320, id + "-n", $"Combinations with the {mix.Frame.Name}", $"{what} The {NarrowRows} most frequent.")}</div><figcaption>With the {mix.Frame.Name}. {Text(what)}</figcaption></figure>\n");
            Open(page, $"The combinations with the {mix.Frame.Name} as a table", $"Truth table with the {mix.Frame.Name}", ["Combination", "Cases", "Successes", "Inclusion", "PRI", "Sufficient", Which], 1);
            foreach (var row in mix.Table.Observed.OrderByDescending(static r => r.Cases.Count).ThenBy(static r => r.Number))
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{Text(string.Join('*', row.Values.Select((v, i) => (v == 1 ? string.Empty : "~") + mix.Table.Study.Conditions[i].Name)))}</th><td>{row.Cases.Count}</td><td>{row.Cases.Count - row.DeviantCases.Count}</td><td>{Two(row.Inclusion)}</td><td>{Two(row.Pri)}</td><td>{(row.Output == RowOutput.Positive ? "yes" : "no")}</td><td class=\"text\">{Text(string.Join(", ", row.Cases.Select(c => names[c])))}</td></tr>\n");
            }

            Close(page);
            if (mix.Solutions.Count > 0)
            {
                Model(page, mix, names, claim.Success.Name);
                Open(page, $"Every solution with the {mix.Frame.Name}", $"Solutions with the {mix.Frame.Name}", ["Solution", "Model", "Inclusion", "PRI", "Coverage"], 2);
                foreach (var (s, m) in mix.Solutions.SelectMany(static s => s.Models.Select(m => (s, m))))
                {
                    page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{s.Settings.Type.ToString().ToLowerInvariant()}</th><td class=\"text\">{Text(m.Expression)}</td><td>{Two(m.Fit.Inclusion)}</td><td>{Two(m.Fit.Pri)}</td><td>{Two(m.Fit.Coverage)}</td></tr>\n");
                }

                Close(page);
            }
        }
    }

    /// <summary>The shortest expression against success: cases below the diagonal contradict it, those at its upper left it does not explain.</summary>
    private static void Model(StringBuilder page, ClaimMix mix, Dictionary<string, string> names, string success)
    {
        var (study, model) = (mix.Table.Study, mix.Solutions[^1].Models[0]);
        var x = Formula.Of(study, model).Membership();
        var points = study.Cases.Select((c, i) => (names[c], x[i], study.Y[i])).ToList();
        var what = string.Create(CultureInfo.InvariantCulture, $"Membership in {model.Expression} against success. {points.Count(static p => p.Item2 > 0.5 && p.Item3 > 0.5)} successes lie in the mix, {points.Count(static p => p.Item2 <= 0.5 && p.Item3 > 0.5)} outside it (upper left); {points.Count(static p => p.Item2 > 0.5 && p.Item3 <= 0.5)} cases in it failed (lower right).");
        var id = $"claim-{mix.Frame.Name}-xy";
        page.Append(CultureInfo.InvariantCulture, $"<figure><div class=\"wide square\">{Svg.Of(Draw(), 560, 420, id, $"The shortest mix with the {mix.Frame.Name} and success", what)}</div><div class=\"narrow\">{Svg.Of(Draw(), 380, 320, id + "-n", $"The shortest mix with the {mix.Frame.Name} and success", what)}</div><figcaption>{Text(what)}</figcaption></figure>\n");

        OxyPlot.PlotModel Draw() => SetPictures.Xy(points, "the mix", success);
    }

    private static void Contradictions(StringBuilder page, CoercionClaim claim)
    {
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>What the names of the conditions mean</summary><ul class=\"measures\">{string.Concat(CaseConditions.Conditions.Select(static n => $"<li><b>{n}</b> {Text(CaseConditions.Meaning(n))}</li>\n"))}</ul></details>\n");
        foreach (var group in claim.Contradictions.GroupBy(static c => c.AgainstNecessity))
        {
            page.Append(CultureInfo.InvariantCulture, $"<details><summary>The {group.Count()} cases of {(group.Key ? "success without coercion" : "coercion without success")}, and why they are coded so</summary><ul class=\"measures\">\n");
            foreach (var c in group)
            {
                page.Append(CultureInfo.InvariantCulture, $"<li><b>{Text(c.Case.Name)}</b> (coercion {c.Coercion:0.##}, success {c.Success:0.##}). {Text(c.Why)} <span class=\"small\">Present: {Text(c.Present.Count == 0 ? "none" : string.Join(", ", c.Present))}.</span></li>\n");
            }

            page.Append("</ul></details>\n");
        }
    }

    private static void Stability(StringBuilder page, CoercionClaim claim)
    {
        var what = AboutChanges(claim);
        page.Append(CultureInfo.InvariantCulture, $"<figure><div class=\"wide\">{Svg.Of(Changes(claim), 860, 420, "claim-changes", "The claim under every change", what)}</div><div class=\"narrow\">{Svg.Of(Changes(claim), 380, 420, "claim-changes-n", "The claim under every change", what)}</div><figcaption>{Text(what)}</figcaption></figure>\n");
        Open(page, "The ranges as a table", "Ranges of the figures under changes", ["Change", "How many", "inclN from", "to", "RoN from", "to", "inclS from", "to", "PRI from", "to"], 1);
        foreach (var group in claim.Variants.GroupBy(static v => v.Group, StringComparer.Ordinal))
        {
            string Range(Func<ClaimVariant, double?> of) => $"<td>{Two(group.Min(of))}</td><td>{Two(group.Max(of))}</td>";
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\" class=\"text\">{Text(group.Key)}</th><td>{group.Count()}</td>{Range(static v => v.Fit.Necessity.Inclusion)}{Range(static v => v.Fit.Necessity.Relevance)}{Range(static v => v.Fit.Sufficiency.Inclusion)}{Range(static v => v.Fit.Sufficiency.Pri)}</tr>\n");
        }

        Close(page);
    }

    private static void Open(StringBuilder page, string summary, string label, string[] columns, int texts)
    {
        page.Append(CultureInfo.InvariantCulture, $"<details><summary>{Text(summary)}</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(label)}\"><table><thead><tr>");
        for (var i = 0; i < columns.Length; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(i < texts || columns[i] == Which ? " class=\"text\"" : string.Empty)}>{Text(columns[i])}</th>");
        }

        page.Append("</tr></thead><tbody>\n");
    }

    private static void Close(StringBuilder page) => page.Append("</tbody></table></div></details>\n");

    private static string Two(double? value) => value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
