using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons.Claim;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons thesis</c>: “coercion rarely is sufficient for prevention, it often is necessary”, set against the coded cases.</summary>
internal static class LessonsThesisCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("thesis", "The source's claim on the coded cases: was coercion necessary for averting mass killing, was it sufficient, in which mixes, when, against which cases, and how stable is that.");
        var coercion = new Option<string?>("--coercion") { Description = $"What counts as coercion: one of {string.Join("; ", CoercionDefinition.All.Select(static d => $"'{d.Name}'"))}; or a set such as 'THREAT*CAPAB + FORCE'.", HelpName = "SET" };
        var success = new Option<string?>("--success") { Description = $"What counts as success: one of {string.Join("; ", SuccessDefinition.All.Select(static d => $"'{d.Name}'"))}.", HelpName = "NAME" };
        var standard = new ClaimSettings();
        var necessity = CommonOptions.Number("--incl-cut-n", "X", "From this inclusion on a condition is called necessary.", standard.NecessityCut);
        var relevance = CommonOptions.Number("--ron-cut", "X", "The least relevance (RoN) of a necessary condition.", standard.RelevanceCut);
        var sufficiency = CommonOptions.Number("--incl-cut", "X", "From this inclusion on a condition, or a row of a truth table, is sufficient.", standard.SufficiencyCut);
        var pri = CommonOptions.Number("--pri-cut", "X", "The least PRI of a sufficient condition or row.", standard.PriCut);
        var frequency = new Option<int>("--n-cut") { Description = "A row with fewer cases is a remainder.", DefaultValueFactory = _ => standard.FrequencyCut };
        Option[] mine = [coercion, success, necessity, relevance, sufficiency, pri, frequency];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var output = new LessonsOutput(command, "the figures under every change of definition, coding, cases and sources");
        command.SetAction(parsed =>
        {
            var format = output.Format(parsed);
            terminal.Progress("comparing the cases");
            var claim = CoercionClaim.Of(
                CommonOptions.ReadCurated(parsed),
                Coercion(parsed.GetValue(coercion)),
                Success(parsed.GetValue(success)),
                new ClaimSettings
                {
                    NecessityCut = parsed.GetValue(necessity),
                    RelevanceCut = parsed.GetValue(relevance),
                    SufficiencyCut = parsed.GetValue(sufficiency),
                    PriCut = parsed.GetValue(pri),
                    FrequencyCut = parsed.GetValue(frequency),
                },
                terminal.Cancellation);
            terminal.EndProgress();
            if (format == OutputFormat.Table)
            {
                Tell(terminal, claim);
            }
            else
            {
                Figures().Print(terminal, format, [.. ClaimRow.Of(claim)], () => ClaimJson.Of(claim));
            }

            output.Finish(terminal, parsed, () => Published(claim), () => LessonsPictures.Claim(claim), () => Explained(claim));
        });
        return command;
    }

    private static void Tell(Terminal terminal, CoercionClaim claim)
    {
        foreach (var passage in ClaimSentences.Of(claim))
        {
            terminal.Line(passage.Heading);
            foreach (var sentence in passage.Sentences)
            {
                terminal.Line($"  {sentence}");
            }

            switch (passage.Id)
            {
                case "necessary":
                    terminal.Write(Figures().Table([.. ClaimRow.Of(claim).Where(r => r.Group == "definition" && r.Success == claim.Success.Name)]));
                    break;
                case "sufficient":
                    terminal.Write(Figures().Table([.. ClaimRow.Of(claim).Where(r => r.Group == "definition" && r.Coercion == claim.Coercion.Name)]));
                    break;
                case "mixes":
                    terminal.Write(Mixes().Table([.. claim.Mixes.SelectMany(static m => m.Solutions.SelectMany(s => s.Models.Select(x => (m, s, x))))]));
                    break;
                case "contradictions":
                    terminal.Write(Contradictions().Table([.. claim.Contradictions]));
                    break;
            }

            terminal.Line();
        }
    }

    private static IReadOnlyList<PublishedTable> Published(CoercionClaim claim)
    {
        var rows = ClaimRow.Of(claim).ToList();
        IReadOnlyList<string> Notes(string id) => ClaimSentences.Of(claim).Single(p => p.Id == id).Sentences;
        return
        [
            Figures().Published("Coercion and success, definitions side by side", [.. rows.Where(static r => r.Group == "definition")], [.. Notes("answer"), .. Notes("limits")]),
            Mixes().Published("What was sufficient in combination", [.. claim.Mixes.SelectMany(static m => m.Solutions.SelectMany(s => s.Models.Select(x => (m, s, x))))], Notes("mixes")),
            Contradictions().Published("Cases that contradict the claim", [.. claim.Contradictions], Notes("contradictions")),
            Figures(named: true).Published("The figures under every change", [.. rows.Where(static r => r.Group is not "definition" and not "other condition")], Notes("stability")),
        ];
    }

    private static IEnumerable<string> Explained(CoercionClaim claim) =>
        claim.Cells.Where(c => c.Success.Name == claim.Success.Name).SelectMany(static c =>
            FitSentences.Of(c.Coercion.Name, c.Success.Name, c.Fit.Necessity).Concat(FitSentences.Of(c.Coercion.Name, c.Success.Name, c.Fit.Sufficiency)).Select(static s => "  " + s).Prepend($"{c.Coercion.Name}: {c.Coercion.Meaning}"));

    /// <summary>The figures, one line for each definition and each change.</summary>
    private static Listing<ClaimRow> Figures(bool named = false) => new Listing<ClaimRow>()
        .Column(named ? "Change" : null, "group", static r => r.Group)
        .Column(named ? "Which" : null, "name", static r => r.Name)
        .Column("Coercion", "coercion", static r => r.Coercion)
        .Column("Success", "success", static r => r.Success)
        .Column("Cases", "cases", static r => r.Fit.Cases)
        .Column("Successes", "successes", static r => r.Fit.Successes)
        .Column("with coercion", "successes_with_coercion", static r => r.Fit.Both)
        .Column("Coercion, no success", "coercion_without_success", static r => r.Fit.CoercionWithout)
        .Column("inclN", "inclN", static r => r.Fit.Necessity.Inclusion, static r => LessonsCommand.Shown(r.Fit.Necessity.Inclusion))
        .Column("RoN", "RoN", static r => r.Fit.Necessity.Relevance, static r => LessonsCommand.Shown(r.Fit.Necessity.Relevance))
        .Column("covN", "covN", static r => r.Fit.Necessity.Coverage, static r => LessonsCommand.Shown(r.Fit.Necessity.Coverage))
        .Column("inclS", "inclS", static r => r.Fit.Sufficiency.Inclusion, static r => LessonsCommand.Shown(r.Fit.Sufficiency.Inclusion))
        .Column("PRI", "PRI", static r => r.Fit.Sufficiency.Pri, static r => LessonsCommand.Shown(r.Fit.Sufficiency.Pri))
        .Column("covS", "covS", static r => r.Fit.Sufficiency.Coverage, static r => LessonsCommand.Shown(r.Fit.Sufficiency.Coverage));

    private static Listing<(ClaimMix Mix, Lessons.Solution Solution, Lessons.Model Model)> Mixes() => new Listing<(ClaimMix Mix, Lessons.Solution Solution, Lessons.Model Model)>()
        .Column("With", "frame", static r => r.Mix.Frame.Name)
        .Column("Solution", "solution", static r => r.Solution.Settings.Type.ToString().ToLowerInvariant())
        .Column("inclS", "inclS", static r => r.Model.Fit.Inclusion, static r => LessonsCommand.Shown(r.Model.Fit.Inclusion))
        .Column("PRI", "PRI", static r => r.Model.Fit.Pri, static r => LessonsCommand.Shown(r.Model.Fit.Pri))
        .Column("covS", "covS", static r => r.Model.Fit.Coverage, static r => LessonsCommand.Shown(r.Model.Fit.Coverage))
        .Column("Model", "model", static r => r.Model.Expression);

    private static Listing<ClaimContradiction> Contradictions() => new Listing<ClaimContradiction>()
        .Column("Against", "against", static c => c.AgainstNecessity ? "necessity" : "sufficiency")
        .Column("Case", "case", static c => c.Case.Name)
        .Column("Coercion", "coercion", static c => c.Coercion, static c => c.Coercion.ToString("0.##", CultureInfo.InvariantCulture))
        .Column("Success", "success", static c => c.Success, static c => c.Success.ToString("0.##", CultureInfo.InvariantCulture))
        .Column("What was there", "present", static c => string.Join(' ', c.Present))
        .Column("Why it is coded so", "why", static c => c.Why, static c => Cell.Shortened(c.Why, 120));

    private static CoercionDefinition? Coercion(string? text) =>
        text is null ? null
            : CoercionDefinition.All.FirstOrDefault(d => string.Equals(d.Name, text.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(d.Expression, text.Trim(), StringComparison.Ordinal))
            ?? new CoercionDefinition(text.Trim(), text.Trim(), "as asked for");

    private static SuccessDefinition? Success(string? text) =>
        text is null ? null
            : SuccessDefinition.All.FirstOrDefault(d => string.Equals(d.Name, text.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"'{text}' is no definition of success; choose among {string.Join("; ", SuccessDefinition.All.Select(static d => d.Name))}.");
}
