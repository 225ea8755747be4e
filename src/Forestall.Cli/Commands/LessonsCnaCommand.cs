using System.CommandLine;
using System.Globalization;
using Forestall.Brief;
using Forestall.Cli.Output;
using Forestall.Lessons;
using Forestall.Lessons.Coincidence;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall lessons cna</c>: coincidence analysis, which asks the data what the outcomes are.</summary>
internal static class LessonsCnaCommand
{
    private const int ShownFormulas = 20;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("cna", "Coincidence analysis: causal structures with one or several outcomes, as in R's package cna.");
        var data = new Option<string>("--data") { Description = "The table of cases: comma-separated values with a header, case names in the first column.", HelpName = "FILE", Required = true };
        var factors = new Option<string[]>("--factors") { Description = "The factors, joined by commas; all columns when left out.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var type = new Option<string>("--type") { Description = "auto, cs (crisp), mv (several values) or fs (fuzzy).", DefaultValueFactory = static _ => "auto" };
        type.AcceptOnlyFromAmong("auto", "cs", "mv", "fs");
        var outcome = new Option<string[]>("--outcome") { Description = "Factor values that may be outcomes, joined by commas: A, a or ~A, A=2; any when left out.", HelpName = "VALUES", AllowMultipleArgumentsPerToken = true };
        var negated = new Option<string[]>("--not-cols") { Description = "Factors whose absence is explained, or all.", HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };
        var ordering = new Option<string?>("--ordering") { Description = "The causal order, as in \"A,B < C\"; factors not named come first.", HelpName = "ORDER" };
        var strict = new Option<bool>("--strict") { Description = "Factors at the same place of the order do not cause one another." };
        var exclude = new Option<string[]>("--exclude") { Description = "Values that cause an outcome not, as in \"A,c -> B\"; A* for all values of a factor.", HelpName = "RULE" };
        var con = CommonOptions.Number("--con", "X", "The least consistency.", 1);
        var cov = CommonOptions.Number("--cov", "X", "The least coverage.", 1);
        var conMsc = new Option<double?>("--con-msc") { Description = "The least consistency of minimally sufficient conditions; as --con when left out.", HelpName = "X" };
        var steps = new Option<string>("--max-step") { Description = "At most so many conjuncts, disjuncts, and factor values in an atomic formula.", HelpName = "I,J,K", DefaultValueFactory = static _ => "3,4,10" };
        var measures = new Option<string>("--measures") { Description = "What measures sufficiency (scon, ccon, PAcon, AACcon) and necessity (scov, ccov, AAcov, PACcov).", HelpName = "CON,COV", DefaultValueFactory = static _ => "scon,scov" };
        var sufficiency = new Option<bool>("--suff-only") { Description = "Stop after the minimally sufficient conditions." };
        var redundant = new Option<bool>("--redundant") { Description = "Keep formulas with redundancies (inus.only = FALSE in R)." };
        var redundancy = CommonOptions.Choice("--inus-def", "When a part of a complex formula is redundant.", PartialRedundancy.Implication);
        var acyclic = new Option<bool>("--acyclic-only") { Description = "Leave out complex formulas with a cycle." };
        var cycles = CommonOptions.Choice("--cycle-type", "Between what cycles are looked for.", CycleKind.Factor);
        var variation = new Option<string>("--asf-selection") { Description = "Where the outcome must vary: cs, fs or none.", DefaultValueFactory = static _ => "cs" };
        variation.AcceptOnlyFromAmong("cs", "fs", "none");
        var cutoff = CommonOptions.Number("--cutoff", "X", "The membership from which a fuzzy factor counts as present.", 0.5);
        var atomic = new Option<int>("--max-asf") { Description = "Keep at most so many atomic formulas of an outcome.", DefaultValueFactory = static _ => 100_000 };
        var complex = new Option<int>("--max-csf") { Description = "Examine at most so many combinations of atomic formulas, the least complex.", DefaultValueFactory = static _ => 10_000 };
        var combinations = new Option<long>("--max-combinations") { Description = "Look at most at so many combinations of conditions.", DefaultValueFactory = static _ => 1_000_000_000 };
        var details = new Option<bool>("--details") { Description = "Show the minimally sufficient conditions and all measures too." };
        var format = CommonOptions.Format();
        var sheet = LessonsOptions.Sheet();
        Option[] mine = [data, sheet, factors, type, outcome, negated, ordering, strict, exclude, con, cov, conMsc, steps, measures, sufficiency, redundant, redundancy, acyclic, cycles, variation, cutoff, atomic, complex, combinations, details, format];
        foreach (var option in mine)
        {
            command.Add(option);
        }

        var explain = new ExplainOption(command);
        command.SetAction(parsed =>
        {
            var names = LessonsOptions.Split(parsed.GetValue(factors));
            var table = FactorTable.Of(CaseTable.Load(parsed.GetValue(data)!, parsed.GetValue(sheet)), names.Count == 0 ? null : names, parsed.GetValue(type) switch
            {
                "cs" => ConditionKind.Crisp,
                "mv" => ConditionKind.MultiValue,
                "fs" => ConditionKind.Fuzzy,
                _ => null,
            });
            var step = Steps(parsed.GetValue(steps)!);
            var (sufficient, necessary) = Measures(parsed.GetValue(measures)!);
            var settings = new CoincidenceSettings
            {
                Consistency = parsed.GetValue(con),
                Coverage = parsed.GetValue(cov),
                ConditionConsistency = parsed.GetValue(conMsc),
                Sufficiency = sufficient,
                Necessity = necessary,
                MostConjuncts = step[0],
                MostDisjuncts = step[1],
                MostComplexity = step[2],
                Outcomes = LessonsOptions.Split(parsed.GetValue(outcome)),
                Negated = LessonsOptions.Split(parsed.GetValue(negated)),
                Ordering = parsed.GetValue(ordering),
                Strict = parsed.GetValue(strict),
                Excluded = parsed.GetValue(exclude) ?? [],
                OnlySufficiency = parsed.GetValue(sufficiency),
                OnlyInus = !parsed.GetValue(redundant),
                Redundancy = parsed.GetValue(redundancy),
                OnlyAcyclic = parsed.GetValue(acyclic),
                Cycles = parsed.GetValue(cycles),
                Variation = parsed.GetValue(variation) switch { "fs" => OutcomeVariation.Fuzzy, "none" => OutcomeVariation.None, _ => OutcomeVariation.Crisp },
                Cutoff = parsed.GetValue(cutoff),
                MostAtomic = parsed.GetValue(atomic),
                MostComplex = parsed.GetValue(complex),
                MostCombinations = parsed.GetValue(combinations),
            };
            var shown = explain.Beside(parsed, parsed.GetValue(format));
            var result = CoincidenceAnalysis.Solve(table, settings, terminal.Progress, terminal.Cancellation);
            terminal.EndProgress();
            Print(terminal, shown, result, parsed.GetValue(details));
            explain.Say(parsed, terminal, () => FitSentences.Of(result, ShownFormulas));
        });
        return command;
    }

    private static void Print(Terminal terminal, OutputFormat format, CoincidenceResult result, bool details)
    {
        if (format != OutputFormat.Table)
        {
            IEnumerable<Row> rows = [.. result.SufficientConjunctions.Select(Row.Of), .. result.AtomicSolutions.Select(Row.Of), .. result.ComplexSolutions.Select(Row.Of)];
            Columns(measures: true).Print(terminal, format, [.. rows], () => CoincidenceJson.Of(result));
            return;
        }

        terminal.Line($"Coincidence analysis; {result.CompletenessText}.");
        foreach (var warning in result.Warnings)
        {
            terminal.Line($"Note: {warning}");
        }

        if (details || result.Settings.OnlySufficiency)
        {
            Part(terminal, format, "Minimally sufficient conditions (msc)", result.SufficientConjunctions.Select(Row.Of), details, all: true);
        }

        if (!result.Settings.OnlySufficiency)
        {
            Part(terminal, format, "Atomic solution formulas (asf)", result.AtomicSolutions.Select(Row.Of), details, details);
            Part(terminal, format, "Complex solution formulas (csf)", result.ComplexSolutions.Select(Row.Of), details, details);
        }
    }

    private static void Part(Terminal terminal, OutputFormat format, string title, IEnumerable<Row> rows, bool measures, bool all)
    {
        var list = rows.ToList();
        terminal.Line();
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{title}: {list.Count}"));
        if (list.Count > 0)
        {
            Columns(measures).Print(terminal, format, all ? list : [.. list.Take(ShownFormulas)], static () => new { });
        }

        if (!all && list.Count > ShownFormulas)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"… and {list.Count - ShownFormulas:N0} more; --details, or --format json or csv, has them all."));
        }
    }

    private static Listing<Row> Columns(bool measures)
    {
        static string Shown(double? value) => LessonsCommand.Shown(value);
        var listing = new Listing<Row>()
            .Column(null, "kind", static r => r.Kind)
            .Column("Outcome", "outcome", static r => r.Outcome)
            .Column("con", "con", static r => r.Consistency, static r => Shown(r.Consistency))
            .Column("cov", "cov", static r => r.Coverage, static r => Shown(r.Coverage))
            .Column("complexity", "complexity", static r => r.Complexity);
        if (measures)
        {
            listing
                .Column("exhaustive", "exhaustiveness", static r => r.Exhaustiveness, static r => Shown(r.Exhaustiveness))
                .Column("faithful", "faithfulness", static r => r.Faithfulness, static r => Shown(r.Faithfulness))
                .Column("coherence", "coherence", static r => r.Coherence, static r => Shown(r.Coherence))
                .Column("inus", "inus", static r => r.Inus)
                .Column("cyclic", "cyclic", static r => r.Cyclic)
                .Column("ccon", "ccon", static r => r.Fit?.ContrapositiveConsistency, static r => Shown(r.Fit?.ContrapositiveConsistency))
                .Column("ccov", "ccov", static r => r.Fit?.ContrapositiveCoverage, static r => Shown(r.Fit?.ContrapositiveCoverage))
                .Column("PAcon", "PAcon", static r => r.Fit?.PrevalenceAdjustedConsistency, static r => Shown(r.Fit?.PrevalenceAdjustedConsistency))
                .Column("PACcov", "PACcov", static r => r.Fit?.PrevalenceAdjustedContrapositiveCoverage, static r => Shown(r.Fit?.PrevalenceAdjustedContrapositiveCoverage))
                .Column("AACcon", "AACcon", static r => r.Fit?.AntecedentAdjustedContrapositiveConsistency, static r => Shown(r.Fit?.AntecedentAdjustedContrapositiveConsistency))
                .Column("AAcov", "AAcov", static r => r.Fit?.AntecedentAdjustedCoverage, static r => Shown(r.Fit?.AntecedentAdjustedCoverage));
        }

        return listing.Column("Formula", "condition", static r => r.Condition);
    }

    private static int[] Steps(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var steps = parts.Select(static p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        return steps.Length == 3 && Array.TrueForAll(steps, static s => s > 0) ? steps : throw new InputException($"'{text}' is no max-step; write three whole numbers, as in 3,4,10.");
    }

    private static (SufficiencyMeasure Sufficiency, NecessityMeasure Necessity) Measures(string text)
    {
        var parts = text.ToUpperInvariant().Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2)
        {
            SufficiencyMeasure? sufficiency = parts[0] switch
            {
                "SCON" => SufficiencyMeasure.Standard,
                "CCON" => SufficiencyMeasure.Contrapositive,
                "PACON" => SufficiencyMeasure.PrevalenceAdjusted,
                "AACCON" => SufficiencyMeasure.AntecedentAdjustedContrapositive,
                _ => null,
            };
            NecessityMeasure? necessity = parts[1] switch
            {
                "SCOV" => NecessityMeasure.Standard,
                "CCOV" => NecessityMeasure.Contrapositive,
                "AACOV" => NecessityMeasure.AntecedentAdjusted,
                "PACCOV" => NecessityMeasure.PrevalenceAdjustedContrapositive,
                _ => null,
            };
            if (sufficiency is { } s && necessity is { } n)
            {
                return (s, n);
            }
        }

        throw new InputException($"'{text}' are no measures; choose one of scon, ccon, PAcon, AACcon and one of scov, ccov, AAcov, PACcov, as in scon,scov.");
    }

    private sealed record Row(string Kind, string Outcome, string Condition, double? Consistency, double? Coverage, int Complexity)
    {
        public double? Exhaustiveness { get; init; }

        public double? Faithfulness { get; init; }

        public double? Coherence { get; init; }

        public bool? Inus { get; init; }

        public bool? Cyclic { get; init; }

        public CoincidenceFit? Fit { get; init; }

        public static Row Of(SufficientConjunction c) => new("msc", c.Outcome, $"{c.Condition} -> {c.Outcome}", c.Consistency, c.Coverage, c.Complexity) { Fit = c.Fit };

        public static Row Of(AtomicSolution a) => new("asf", a.Outcome, a.Formula, a.Consistency, a.Coverage, a.Complexity)
        {
            Exhaustiveness = a.Exhaustiveness,
            Faithfulness = a.Faithfulness,
            Inus = a.Inus,
            Fit = a.Fit,
        };

        public static Row Of(ComplexSolution c) => new("csf", string.Join(',', c.Outcomes), c.Formula, c.Consistency, c.Coverage, c.Complexity)
        {
            Exhaustiveness = c.Exhaustiveness,
            Faithfulness = c.Faithfulness,
            Coherence = c.Coherence,
            Inus = c.Inus,
            Cyclic = c.Cyclic,
        };
    }
}
