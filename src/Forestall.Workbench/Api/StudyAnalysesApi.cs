using Forestall.Brief;
using Forestall.Lessons.CaseSelection;
using Forestall.Lessons.Coincidence;
using Forestall.Lessons.NecessaryConditions;
using Forestall.Workbench.Lessons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>A ceiling over a condition.</summary>
/// <param name="Ceiling">ce_fdh or cr_fdh.</param>
/// <param name="EffectSize">d: the empty corner as a share of the scope.</param>
/// <param name="PValue">Share of permutations that leave as much empty; null where none were made.</param>
/// <param name="PAccuracy">Half the width of the 95 % interval of p.</param>
/// <param name="Threshold">The effect size that 5 % of permutations reach.</param>
/// <param name="Permutations">Permutations made.</param>
/// <param name="Exact">Whether every possible permutation was made, once.</param>
/// <param name="CeilingZone">The area beyond the ceiling.</param>
/// <param name="Above">Cases beyond it.</param>
/// <param name="Accuracy">Percent of cases on or within it.</param>
/// <param name="Fit">The zone in percent of that of CE-FDH.</param>
/// <param name="Slope">The slope of a straight ceiling.</param>
/// <param name="Intercept">Its intercept.</param>
internal sealed record CeilingAnswer(string Ceiling, double EffectSize, double? PValue, double? PAccuracy, double? Threshold, int? Permutations, bool? Exact, double CeilingZone, int Above, double Accuracy, double? Fit, double? Slope, double? Intercept);

/// <summary>A condition that may be necessary in degree.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ceilings">Its ceilings.</param>
/// <param name="Peers">The cases on the ceiling CE-FDH.</param>
internal sealed record NcaConditionAnswer(string Name, IReadOnlyList<CeilingAnswer> Ceilings, IReadOnlyList<string> Peers);

/// <summary>A level of the outcome, and the level of each condition that is necessary for it.</summary>
/// <param name="Outcome">The level of the outcome.</param>
/// <param name="Levels">The level of each condition; null where none is necessary (NN) or none is enough (NA).</param>
/// <param name="Why">NN or NA where there is no level; empty where there is one.</param>
internal sealed record BottleneckRowAnswer(double Outcome, IReadOnlyDictionary<string, double?> Levels, IReadOnlyDictionary<string, string> Why);

/// <summary>A bottleneck table.</summary>
/// <param name="Ceiling">The ceiling it is read from.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record BottleneckAnswer(string Ceiling, string Scale, IReadOnlyList<BottleneckRowAnswer> Rows);

/// <summary>A necessary condition analysis.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Corner">The corner expected to be empty, 1 to 4.</param>
/// <param name="Seed">The seed of the permutations.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Bottlenecks">A table for each ceiling.</param>
/// <param name="Sentences">What came out, in sentences.</param>
/// <param name="Command">The command that gives the same.</param>
internal sealed record NcaAnswer(string Outcome, int Cases, int Corner, ulong Seed, IReadOnlyList<NcaConditionAnswer> Conditions, IReadOnlyList<BottleneckAnswer> Bottlenecks, IReadOnlyList<string> Sentences, string Command);

/// <summary>A minimally sufficient condition.</summary>
/// <param name="Condition">The conjunction.</param>
/// <param name="Outcome">What it is sufficient for.</param>
/// <param name="Consistency">Its consistency.</param>
/// <param name="Coverage">Its coverage.</param>
/// <param name="Complexity">Factor values in it.</param>
internal sealed record SufficientConditionAnswer(string Condition, string Outcome, double? Consistency, double? Coverage, int Complexity);

/// <summary>An atomic solution formula.</summary>
/// <param name="Formula">As the package cna writes it.</param>
/// <param name="Expression">The same with tildes and braces.</param>
/// <param name="Outcome">What it accounts for.</param>
/// <param name="Consistency">Its consistency.</param>
/// <param name="Coverage">Its coverage.</param>
/// <param name="Complexity">Factor values before the arrow.</param>
/// <param name="Exhaustiveness">Share of the configurations it allows that are in the data.</param>
/// <param name="Faithfulness">Share of the configurations in the data that it allows.</param>
/// <param name="Inus">Whether it is free of redundancies.</param>
internal sealed record AtomicFormulaAnswer(string Formula, string Expression, string Outcome, double? Consistency, double? Coverage, int Complexity, double? Exhaustiveness, double? Faithfulness, bool Inus);

/// <summary>A complex solution formula.</summary>
/// <param name="Formula">As the package cna writes it.</param>
/// <param name="Expression">The same with tildes and braces.</param>
/// <param name="Outcomes">What it accounts for.</param>
/// <param name="Consistency">The least of its parts.</param>
/// <param name="Coverage">The least of its parts.</param>
/// <param name="Complexity">The sum over its parts.</param>
/// <param name="Coherence">How far cases that agree with one part agree with all.</param>
/// <param name="Cyclic">Whether it has a cycle.</param>
internal sealed record ComplexFormulaAnswer(string Formula, string Expression, IReadOnlyList<string> Outcomes, double? Consistency, double? Coverage, int Complexity, double? Coherence, bool Cyclic);

/// <summary>A coincidence analysis.</summary>
/// <param name="Completeness">Whether everything is there, in words.</param>
/// <param name="Warnings">What must be known of the data.</param>
/// <param name="Conditions">Minimally sufficient conditions.</param>
/// <param name="Atomic">Atomic solution formulas.</param>
/// <param name="Complex">Complex solution formulas.</param>
/// <param name="Sentences">What came out, in sentences.</param>
/// <param name="Command">The command that gives the same.</param>
internal sealed record CnaAnswer(string Completeness, IReadOnlyList<string> Warnings, IReadOnlyList<SufficientConditionAnswer> Conditions, IReadOnlyList<AtomicFormulaAnswer> Atomic, IReadOnlyList<ComplexFormulaAnswer> Complex, IReadOnlyList<string> Sentences, string Command);

/// <summary>A combination of conditions.</summary>
/// <param name="Set">The set, as in <c>A + ~B</c> or <c>A*B</c>.</param>
/// <param name="Inclusion">Its inclusion.</param>
/// <param name="Relevance">Relevance of necessity (RoN); null for sufficient sets.</param>
/// <param name="Pri">Proportional reduction in inconsistency; null for necessary sets.</param>
/// <param name="Coverage">Its coverage.</param>
internal sealed record CombinationAnswer(string Set, double? Inclusion, double? Relevance, double? Pri, double? Coverage);

/// <summary>Combinations that are necessary or sufficient.</summary>
/// <param name="Relation">necessity or sufficiency.</param>
/// <param name="Outcome">For what.</param>
/// <param name="Depth">The most conditions joined.</param>
/// <param name="Sets">The sets, fewer conditions first.</param>
/// <param name="Sentences">What came out, in sentences.</param>
/// <param name="Command">The command that gives the same.</param>
internal sealed record CombinationsAnswer(string Relation, string Outcome, int Depth, IReadOnlyList<CombinationAnswer> Sets, IReadOnlyList<string> Sentences, string Command);

/// <summary>A set of a theory's evaluation.</summary>
/// <param name="Name">A term, S, T, or an intersection.</param>
/// <param name="Expression">The set as a formula.</param>
/// <param name="Inclusion">Inclusion of sufficiency.</param>
/// <param name="Pri">Proportional reduction in inconsistency.</param>
/// <param name="Coverage">Coverage.</param>
internal sealed record TheorySetAnswer(string Name, string Expression, double? Inclusion, double? Pri, double? Coverage);

/// <summary>Cases by what theory and solution said of them.</summary>
/// <param name="Name">What such cases are called.</param>
/// <param name="Sets">The intersection.</param>
/// <param name="WithOutcome">Whether the outcome is above one half.</param>
/// <param name="Cases">The cases.</param>
/// <param name="OfSide">Cases on this side of the outcome in all.</param>
internal sealed record TheoryCasesAnswer(string Name, string Sets, bool WithOutcome, IReadOnlyList<string> Cases, int OfSide);

/// <summary>A theory against a solution.</summary>
/// <param name="Outcome">What is explained.</param>
/// <param name="Theory">The theory.</param>
/// <param name="Solution">The solution.</param>
/// <param name="Models">How many models the solution has.</param>
/// <param name="Sets">Fits.</param>
/// <param name="Kinds">Cases.</param>
/// <param name="CasesInNone">Cases with a membership of exactly one half.</param>
/// <param name="Sentences">What came out, in sentences.</param>
/// <param name="Command">The command that gives the same.</param>
internal sealed record TheoryAnswer(string Outcome, string Theory, string Solution, int Models, IReadOnlyList<TheorySetAnswer> Sets, IReadOnlyList<TheoryCasesAnswer> Kinds, IReadOnlyList<string> CasesInNone, IReadOnlyList<string> Sentences, string Command);

/// <summary>A case to look at closely.</summary>
/// <param name="Case">The case.</param>
/// <param name="Set">The set it is chosen for; the term, for a conjunct.</param>
/// <param name="Conjunct">The conjunct it is typical for; null where it is chosen for the whole set.</param>
/// <param name="Membership">Its membership in the set, or the conjunct.</param>
/// <param name="Outcome">Its membership in the outcome.</param>
/// <param name="Best">The formula of the choice; the smaller the better.</param>
/// <param name="Most">Whether none of its kind is better.</param>
internal sealed record SelectedCaseAnswer(string Case, string Set, string? Conjunct, double Membership, double Outcome, double? Best, bool Most);

/// <summary>Two cases to compare.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Set">On what they are compared.</param>
/// <param name="Best">The formula of the match; the smaller the better.</param>
/// <param name="Rank">Its rank; null where that has no meaning.</param>
internal sealed record CasePairAnswer(string First, string Second, string Set, double Best, int? Rank);

/// <summary>Cases or pairs of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">What they are.</param>
/// <param name="Cases">Cases; empty for pairs.</param>
/// <param name="Pairs">Pairs; empty for cases.</param>
internal sealed record SelectionAnswer(string Kind, string Title, IReadOnlyList<SelectedCaseAnswer> Cases, IReadOnlyList<CasePairAnswer> Pairs);

/// <summary>Cases to look at closely.</summary>
/// <param name="Outcome">What is explained.</param>
/// <param name="Set">The solution, or the necessary set.</param>
/// <param name="Selections">By kind.</param>
/// <param name="Sentences">What came out, in sentences.</param>
/// <param name="Command">The command that gives the same.</param>
internal sealed record SelectionsAnswer(string Outcome, string Set, IReadOnlyList<SelectionAnswer> Selections, IReadOnlyList<string> Sentences, string Command);

/// <summary>How far a setting can be moved.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">Its value.</param>
/// <param name="Lower">The lowest value at which the solution is the same; null where it stays the same to the end.</param>
/// <param name="Upper">The highest value; null likewise.</param>
/// <param name="Sentence">The same in a sentence.</param>
internal sealed record RangeAnswer(string Setting, double Value, double? Lower, double? Upper, string Sentence);

/// <summary>What becomes of a solution without one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Same">Whether the solution stays the same.</param>
/// <param name="Models">The solution's models without it.</param>
internal sealed record WithoutCaseAnswer(string Case, bool Same, IReadOnlyList<string> Models);

/// <summary>How stable a solution is.</summary>
/// <param name="Type">Which solution.</param>
/// <param name="Model">Its first model.</param>
/// <param name="Models">How many models it has.</param>
/// <param name="Ranges">How far each setting can be moved.</param>
/// <param name="Without">Without each case.</param>
/// <param name="Neighbours">The fit against solutions with neighbouring cut-offs, in sentences.</param>
/// <param name="Command">The command that gives the same.</param>
internal sealed record RobustnessAnswer(string Type, string Model, double Models, IReadOnlyList<RangeAnswer> Ranges, IReadOnlyList<WithoutCaseAnswer> Without, IReadOnlyList<string> Neighbours, string Command);

/// <summary>What can be asked of a study beyond its truth table.</summary>
internal static class StudyAnalysesApi
{
    private const string Tag = "Lessons";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/lessons/study/nca", static ([AsParameters] StudyParameters study, [FromQuery] string? values, [FromQuery] string? corner, [FromQuery] string? perm, [FromQuery] string? seed, [FromQuery] string? scale, HttpContext context, NcaWork work) => Answered(work, context, static (asked, result) => Of(asked, result)))
            .WithName("nca").WithSummary("Necessary condition analysis of a study: ceilings, effect sizes, permutation test, bottleneck tables.").WithTags(Tag)
            .WithDescription($"'values' is calibrated or measured, 'corner' 1 to 4, 'perm' the permutations, 'scale' percentage.range, percentage.max, percentile or actual. {StudyParameters.Described}");
        api.MapGet("/lessons/study/cna", static ([AsParameters] StudyParameters study, [FromQuery] string? outcomes, [FromQuery] string? con, [FromQuery] string? cov, [FromQuery] string? ordering, HttpContext context, CnaWork work) => Answered(work, context, static (asked, result) => Of(asked, result)))
            .WithName("cna").WithSummary("Coincidence analysis of a study's outcome and conditions.").WithTags(Tag)
            .WithDescription($"'outcomes' is study or any, 'con' and 'cov' the least consistency and coverage, 'ordering' a causal order such as A,B < C. {StudyParameters.Described}");
        api.MapGet("/lessons/study/combinations", static ([AsParameters] StudyParameters study, [FromQuery] string? relation, [FromQuery] string? least, [FromQuery] string? rel, [FromQuery] string? cov, [FromQuery] string? depth, HttpContext context, CombinationsWork work) => Answered(work, context, static (asked, result) => Of(asked, result)))
            .WithName("combinations").WithSummary("Combinations of conditions that are necessary or sufficient together.").WithTags(Tag)
            .WithDescription($"'relation' is necessity or sufficiency, 'least' the least inclusion, 'rel' the least relevance (RoN) or PRI, 'cov' the least coverage, 'depth' the conditions joined at most. {StudyParameters.Described}");
        api.MapGet("/lessons/study/theory", static ([AsParameters] StudyParameters study, [FromQuery] string? theory, [FromQuery] string? solution, [FromQuery] string? model, HttpContext context, TheoryWork work) => Answered(work, context, static (asked, result) => Of(asked, result)))
            .WithName("theory").WithSummary("What a theory said beforehand against a study's solution.").WithTags(Tag)
            .WithDescription($"'theory' is what it says is sufficient, as in A*~B + C; it must be given. 'solution' is conservative, parsimonious or intermediate, 'model' which of its models. {StudyParameters.Described}");
        api.MapGet("/lessons/study/cases", static ([AsParameters] StudyParameters study, [FromQuery] string? solution, [FromQuery] string? model, [FromQuery] string? necessary, [FromQuery] string? pairs, HttpContext context, SelectionWork work) => Answered(work, context, static (asked, result) => Of(asked, result)))
            .WithName("cases").WithSummary("Cases to study within and pairs to compare after a study.").WithTags(Tag)
            .WithDescription($"'solution' is conservative, parsimonious or intermediate, 'necessary' a necessary set to select for instead, 'pairs' how many for each set. {StudyParameters.Described}");
        api.MapGet("/lessons/robustness", static async ([AsParameters] StudyParameters study, [FromQuery] string? solution, HttpContext context, RobustnessWork work) => TypedResults.Ok(await Of(work, context.Request.Query).ConfigureAwait(false)))
            .WithName("robustness").WithSummary("How far the cut-offs and anchors of a study can be moved until its solution changes, and what becomes of it without each case.").WithTags(Tag)
            .WithDescription($"'solution' is conservative, parsimonious or intermediate. {StudyParameters.Described}");
    }

    private static async Task<Microsoft.AspNetCore.Http.HttpResults.Ok<TShown>> Answered<TAsked, TAnswer, TShown>(StudyAnalysis<TAsked, TAnswer> work, HttpContext context, Func<TAsked, TAnswer, TShown> show)
        where TAsked : AnalysisAsked
        where TAnswer : class
    {
        var asked = work.Asked(context.Request.Query);
        return TypedResults.Ok(show(asked, await work.Whole(asked).ConfigureAwait(false)));
    }

    private static NcaAnswer Of(NcaAsked asked, NcaResult result) => new(
        result.Outcome,
        result.Cases,
        (int)result.Settings.Corner,
        result.Settings.Seed,
        [.. result.Conditions.Select(static c => new NcaConditionAnswer(
            c.Name,
            [.. c.Ceilings.Select(static k => new CeilingAnswer(NcaWork.CeilingName(k.Technique), k.EffectSize, k.Test?.PValue, k.Test?.PAccuracy, k.Test?.Threshold, k.Test?.Permutations, k.Test?.Exact, k.CeilingZone, k.Above, k.Accuracy, k.Fit, k.Slope, k.Intercept))],
            [.. c.Peers.Select(static p => p.Case)]))],
        [.. result.Bottlenecks.Select(b => new BottleneckAnswer(NcaWork.CeilingName(b.Technique), asked.ScaleName, [.. b.Outcome.Select((y, i) => Row(result, b, y, i))]))],
        [.. NcaWork.Reading(result)],
        asked.Command);

    private static BottleneckRowAnswer Row(NcaResult result, Bottleneck table, double outcome, int row)
    {
        var cells = result.Conditions.Select((c, k) => (c.Name, Cell: table.Conditions[k][row])).ToList();
        return new(
            outcome,
            cells.ToDictionary(static c => c.Name, static c => c.Cell.Level, StringComparer.Ordinal),
            cells.Where(static c => c.Cell.Level is null).ToDictionary(static c => c.Name, static c => c.Cell.Necessary ? "NA" : "NN", StringComparer.Ordinal));
    }

    private static CnaAnswer Of(CnaAsked asked, CoincidenceResult result) => new(
        result.CompletenessText,
        result.Warnings,
        [.. result.SufficientConjunctions.Select(static c => new SufficientConditionAnswer(c.Condition, c.Outcome, c.Consistency, c.Coverage, c.Complexity))],
        [.. result.AtomicSolutions.Select(static a => new AtomicFormulaAnswer(a.Formula, a.Expression, a.Outcome, a.Consistency, a.Coverage, a.Complexity, a.Exhaustiveness, a.Faithfulness, a.Inus))],
        [.. result.ComplexSolutions.Select(static c => new ComplexFormulaAnswer(c.Formula, c.Expression, c.Outcomes, c.Consistency, c.Coverage, c.Complexity, c.Coherence, c.Cyclic))],
        [.. CnaWork.Reading(asked, result)],
        asked.Command);

    private static CombinationsAnswer Of(CombinationsAsked asked, Combinations found) => new(
        asked.Sufficiency ? "sufficiency" : "necessity",
        found.Study.Outcome,
        found.Necessary?.Depth ?? found.Sufficient!.Depth,
        [
            .. found.Necessary?.Sets.Select(static c => new CombinationAnswer(c.Expression, c.Fit.Inclusion, c.Fit.Relevance, null, c.Fit.Coverage)) ?? [],
            .. found.Sufficient?.Sets.Select(static c => new CombinationAnswer(c.Expression, c.Fit.Inclusion, null, c.Fit.Pri, c.Fit.Coverage)) ?? [],
        ],
        [.. CombinationsWork.Reading(asked, found)],
        asked.Command);

    private static TheoryAnswer Of(TheoryAsked asked, EvaluatedTheory answer) => new(
        answer.Solved.Study.Outcome,
        answer.Evaluation.Theory,
        answer.Evaluation.Solution,
        answer.Solved.Models,
        [.. answer.Evaluation.Sets.Select(static s => new TheorySetAnswer(s.Name, s.Expression, s.Fit.Inclusion, s.Fit.Pri, s.Fit.Coverage))],
        [.. answer.Evaluation.Kinds.Select(static k => new TheoryCasesAnswer(k.Name, k.Sets, k.WithOutcome, k.Cases, k.OfSide))],
        answer.Evaluation.CasesInNone,
        [.. TheoryWork.Reading(answer)],
        asked.Command);

    private static SelectionsAnswer Of(SelectionAsked asked, SelectedCases answer) => new(
        answer.Set.Study.Outcome,
        answer.Set.Expression,
        [.. answer.Selections.Select(Of)],
        [.. SelectionWork.Reading(asked, answer)],
        asked.Command);

    private static SelectionAnswer Of(Selection selection) => new(
        selection.Kind,
        selection.Title,
        [
            .. selection.Cases?.Select(static c => new SelectedCaseAnswer(c.Case, c.Set, null, c.Membership, c.Outcome, c.Best, c.Most)) ?? [],
            .. selection.Focal?.Select(static f => new SelectedCaseAnswer(f.Case.Case, f.Term, f.Case.Conjunct, f.Case.Focal, f.Case.Outcome, f.Case.Best, f.Case.MostForConjunct)) ?? [],
        ],
        [.. selection.Pairs?.Select(static p => new CasePairAnswer(p.First, p.Second, p.Set, p.Best, p.Rank)) ?? []]);

    private static async Task<RobustnessAnswer> Of(RobustnessWork work, IQueryCollection query)
    {
        var (question, type) = work.Asked(query);
        var found = await work.Whole(question, type).ConfigureAwait(false);
        return new(
            type.ToString().ToLowerInvariant(),
            found.Solution.Models[0].Expression,
            found.Solution.ModelCount,
            [.. found.Ranges.Select(static r => new RangeAnswer(r.What, r.Setting, r.Lower, r.Upper, RobustnessSentences.Of(r)))],
            [.. found.Left.Runs.Select(static r => new WithoutCaseAnswer(r.Left, r.Same, r.Models))],
            [.. found.Fit is { } fit ? RobustnessSentences.Of(fit, question.OutcomeText).Select(static s => s.Trim()) : []],
            StudyCommands.Robustness(question, type));
    }
}
