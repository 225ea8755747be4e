using Forestall.Brief;
using Forestall.Lessons;
using Forestall.Lessons.Claim;
using Forestall.Workbench.Lessons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>How coercion, on some definition, goes with success.</summary>
/// <param name="Group">What is different from what was asked for: definition, timing, or a change such as a case left out.</param>
/// <param name="Name">How.</param>
/// <param name="Cases">Cases compared.</param>
/// <param name="Both">Cases above one half in both.</param>
/// <param name="SuccessWithout">Successes without coercion.</param>
/// <param name="CoercionWithout">Coercion without success.</param>
/// <param name="InclN">Inclusion of necessity.</param>
/// <param name="RelevanceN">Relevance of necessity (RoN).</param>
/// <param name="CovN">Coverage of necessity.</param>
/// <param name="InclS">Inclusion of sufficiency.</param>
/// <param name="Pri">Proportional reduction in inconsistency.</param>
/// <param name="CovS">Coverage of sufficiency.</param>
internal sealed record ClaimFitAnswer(string Group, string Name, int Cases, int Both, int SuccessWithout, int CoercionWithout, double? InclN, double? RelevanceN, double? CovN, double? InclS, double? Pri, double? CovS)
{
    public static ClaimFitAnswer Of(string group, string name, ClaimFit f) =>
        new(group, name, f.Cases, f.Both, f.SuccessWithout, f.CoercionWithout, f.Necessity.Inclusion, f.Necessity.Relevance, f.Necessity.Coverage, f.Sufficiency.Inclusion, f.Sufficiency.Pri, f.Sufficiency.Coverage);
}

/// <summary>A passage of the answer.</summary>
/// <param name="Id">A short name.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Sentences">Its sentences.</param>
internal sealed record PassageAnswer(string Id, string Heading, IReadOnlyList<string> Sentences);

/// <summary>A case that contradicts one half of the claim.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Against">Necessity or sufficiency.</param>
/// <param name="Coercion">Membership in coercion.</param>
/// <param name="Success">Membership in success.</param>
/// <param name="Why">Why it is coded so.</param>
internal sealed record ContradictionAnswer(string Case, string Name, string Against, double Coercion, double Success, string Why);

/// <summary>A model of what was sufficient in combination with coercion.</summary>
/// <param name="With">The conditions compared together with coercion: instruments or circumstances.</param>
/// <param name="Solution">Conservative, intermediate or parsimonious.</param>
/// <param name="Expression">The model.</param>
/// <param name="Inclusion">Inclusion of sufficiency.</param>
/// <param name="Pri">Proportional reduction in inconsistency.</param>
/// <param name="Coverage">Coverage.</param>
internal sealed record MixAnswer(string With, string Solution, string Expression, double? Inclusion, double? Pri, double? Coverage);

/// <summary>A definition that can be asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it means.</param>
internal sealed record DefinitionAnswer(string Name, string Meaning);

/// <summary>A column of a table of cases.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Use">as it is, measured (it needs anchors), or unusable.</param>
/// <param name="Why">Why it cannot be used; empty where it can.</param>
internal sealed record StudyColumnAnswer(string Name, string Meaning, string Use, string Why);

/// <summary>A table of cases that can be studied.</summary>
/// <param name="Table">Its name in an address.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Cases">How many cases it has.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record StudyTableAnswer(string Table, string File, int Cases, IReadOnlyList<StudyColumnAnswer> Columns)
{
    public static StudyTableAnswer Of(StudyTable table) => new(table.Id, table.File, table.Cases.Cases.Count, [.. table.Columns.Select(static c => new StudyColumnAnswer(c.Name, c.Meaning, Words(c.Use), c.Why))]);

    private static string Words(ColumnUse use) => use switch
    {
        ColumnUse.AsItIs => "as it is",
        ColumnUse.Measured => "measured",
        _ => "unusable",
    };
}

/// <summary>The claim that coercion rarely is sufficient and often is necessary, on the coded cases.</summary>
/// <param name="Coercion">What is taken for coercion.</param>
/// <param name="Success">What is called success.</param>
/// <param name="Necessary">Whether coercion is necessary by the usual measure.</param>
/// <param name="Sufficient">Whether it is sufficient by the usual measure.</param>
/// <param name="Fit">The figures.</param>
/// <param name="Passages">The answer in sentences.</param>
/// <param name="Changes">The figures with other definitions, and under every change.</param>
/// <param name="Contradictions">The cases against it.</param>
/// <param name="Mixes">What was sufficient in combination: every model.</param>
/// <param name="CoercionDefinitions">All definitions of coercion.</param>
/// <param name="SuccessDefinitions">All definitions of success.</param>
internal sealed record ThesisAnswer(string Coercion, string Success, bool Necessary, bool Sufficient, ClaimFitAnswer Fit, IReadOnlyList<PassageAnswer> Passages, IReadOnlyList<ClaimFitAnswer> Changes, IReadOnlyList<ContradictionAnswer> Contradictions, IReadOnlyList<MixAnswer> Mixes, IReadOnlyList<DefinitionAnswer> CoercionDefinitions, IReadOnlyList<DefinitionAnswer> SuccessDefinitions);

/// <summary>A row of a truth table.</summary>
/// <param name="Row">Its number in the complete table.</param>
/// <param name="Values">The value of each condition, in their order; −1 where it does not apply.</param>
/// <param name="Output">1 sufficient, 0 not, C between the cut-offs, ? too few cases.</param>
/// <param name="Contradictory">Whether cases with the outcome stand beside cases without it.</param>
/// <param name="Inclusion">Inclusion in the outcome.</param>
/// <param name="Pri">Proportional reduction in inconsistency.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="DeviantCases">Those of them without the outcome.</param>
internal sealed record TruthRowAnswer(long Row, IReadOnlyList<int> Values, string Output, bool Contradictory, double? Inclusion, double? Pri, IReadOnlyList<string> Cases, IReadOnlyList<string> DeviantCases);

/// <summary>A term of a model.</summary>
/// <param name="Term">The term, as in <c>A*~B</c>.</param>
/// <param name="Inclusion">Inclusion of sufficiency.</param>
/// <param name="Pri">Proportional reduction in inconsistency.</param>
/// <param name="Coverage">Coverage.</param>
/// <param name="UniqueCoverage">What it covers and no other term does.</param>
/// <param name="Cases">Its cases.</param>
internal sealed record TermAnswer(string Term, double? Inclusion, double? Pri, double? Coverage, double? UniqueCoverage, IReadOnlyList<string> Cases);

/// <summary>A model.</summary>
/// <param name="Expression">The model, as in <c>A*~B + C</c>.</param>
/// <param name="Sentence">The model in words.</param>
/// <param name="Inclusion">Inclusion of sufficiency.</param>
/// <param name="Pri">Proportional reduction in inconsistency.</param>
/// <param name="Coverage">Coverage.</param>
/// <param name="Terms">Its terms.</param>
internal sealed record ModelAnswer(string Expression, string Sentence, double? Inclusion, double? Pri, double? Coverage, IReadOnlyList<TermAnswer> Terms);

/// <summary>One kind of solution.</summary>
/// <param name="Type">Conservative, intermediate or parsimonious.</param>
/// <param name="Completeness">Whether all minimal models are there, in words; null where there is no solution.</param>
/// <param name="Note">What was limited, or why there is no solution; null where neither.</param>
/// <param name="Models">The models.</param>
internal sealed record SolutionAnswer(string Type, string? Completeness, string? Note, IReadOnlyList<ModelAnswer> Models);

/// <summary>A condition, or its absence, as necessary.</summary>
/// <param name="Expression">The condition.</param>
/// <param name="Inclusion">Inclusion of necessity.</param>
/// <param name="Relevance">Relevance of necessity (RoN).</param>
/// <param name="Coverage">Coverage of necessity.</param>
internal sealed record NecessityAnswer(string Expression, double? Inclusion, double? Relevance, double? Coverage);

/// <summary>A study of cases.</summary>
/// <param name="Outcome">What is explained.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="RowCount">Rows of the complete truth table.</param>
/// <param name="Rows">Its rows with cases.</param>
/// <param name="CasesInNoRow">Cases with a membership of exactly one half.</param>
/// <param name="Solutions">The solutions.</param>
/// <param name="Necessity">Single conditions and their absence as necessary.</param>
/// <param name="Commands">The commands that give the same.</param>
internal sealed record StudyResultAnswer(string Outcome, IReadOnlyList<string> Conditions, int Cases, long RowCount, IReadOnlyList<TruthRowAnswer> Rows, IReadOnlyList<string> CasesInNoRow, IReadOnlyList<SolutionAnswer> Solutions, IReadOnlyList<NecessityAnswer> Necessity, IReadOnlyList<string> Commands);

/// <summary>The comparison of cases.</summary>
internal static class LessonsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/lessons/thesis", static ([FromQuery] string? coercion, [FromQuery] string? success, HttpContext context, ThesisWork work) => TypedResults.Ok(Of(work.Now(context.Request.Query))))
            .WithName("thesis").WithSummary("Was coercion necessary or sufficient for averting mass killing, on the coded cases? 'coercion' and 'success' name a definition; the source's own when left out.").WithTags("Lessons");
        api.MapGet("/lessons/tables", static (StudyTables tables) => TypedResults.Ok<IReadOnlyList<StudyTableAnswer>>([StudyTableAnswer.Of(tables.Library), .. tables.Own().Select(t => StudyTableAnswer.Of(tables.Find(t.Id)))]))
            .WithName("studyTables").WithSummary("The tables of cases that can be studied, the coded cases of the record first, then those that were sent; with their columns.").WithTags("Lessons");
        api.MapGet("/lessons/study", static async ([FromQuery] string? table, [FromQuery] string? outcome, [FromQuery] string? negate, [FromQuery] string[]? c, [FromQuery] double? incl, [FromQuery] double? pri, [FromQuery] int? n, HttpContext context, StudyWork work) => TypedResults.Ok(Of(await work.Whole(work.Asked(context.Request.Query)).ConfigureAwait(false))))
            .WithName("study").WithSummary("Truth table, solutions and necessity of a study. 'table' is cases or the hash of a table that was sent, 'c' a condition (repeated), 'incl', 'pri' and 'n' the cut-offs; x.NAME=1 or 0 is what is expected of a condition, e.NAME, c.NAME and i.NAME are the anchors of a measured column.").WithTags("Lessons");
    }

    private static ThesisAnswer Of(CoercionClaim claim) => new(
        claim.Coercion.Name,
        claim.Success.Name,
        claim.Fit.IsNecessary(claim.Settings),
        claim.Fit.IsSufficient(claim.Settings),
        ClaimFitAnswer.Of("as asked for", claim.Coercion.Expression, claim.Fit),
        [.. ClaimSentences.Of(claim).Select(static p => new PassageAnswer(p.Id, p.Heading, p.Sentences))],
        [.. ClaimLine.Changes(claim).Select(static l => ClaimFitAnswer.Of(l.Group, l.Name, l.Fit)), .. claim.Timing.Select(static t => ClaimFitAnswer.Of("timing", t.Name, t.Fit))],
        [.. claim.Contradictions.Select(static x => new ContradictionAnswer(x.Case.Id, x.Case.Name, x.AgainstNecessity ? "necessity" : "sufficiency", x.Coercion, x.Success, x.Why))],
        [.. claim.Mixes.SelectMany(static mix => mix.Solutions.SelectMany(s => s.Models.Select(m => new MixAnswer(mix.Frame.Name, s.Settings.Type.ToString().ToLowerInvariant(), m.Expression, m.Fit.Inclusion, m.Fit.Pri, m.Fit.Coverage))))],
        [.. CoercionDefinition.All.Select(static d => new DefinitionAnswer(d.Name, d.Meaning))],
        [.. SuccessDefinition.All.Select(static d => new DefinitionAnswer(d.Name, d.Meaning))]);

    private static StudyResultAnswer Of(StudyAnswer answer)
    {
        var torn = answer.Truth.Contradictory.Select(static r => r.Number).ToHashSet();
        return new(
            answer.Study.Outcome,
            [.. answer.Study.Conditions.Select(static c => c.Name)],
            answer.Study.Cases.Count,
            answer.Truth.RowCount,
            [.. answer.Truth.Observed.Select(r => new TruthRowAnswer(r.Number, r.Values, r.OutputText, torn.Contains(r.Number), r.Inclusion, r.Pri, r.Cases, r.DeviantCases))],
            answer.Truth.CasesOutside,
            [.. answer.Solutions.Select(s => new SolutionAnswer(s.Type.ToString().ToLowerInvariant(), s.Solution?.CompletenessText, s.Why, [.. s.Solution?.Models.Select(m => Of(answer, m)) ?? []]))],
            [.. answer.Necessity.Select(static x => new NecessityAnswer(x.Expression, x.Fit.Inclusion, x.Fit.Relevance, x.Fit.Coverage))],
            [.. StudyCommands.Of(answer.Question)]);
    }

    private static ModelAnswer Of(StudyAnswer answer, Model model) => new(
        model.Expression,
        SetWords.Of(answer.Question, answer.Study, model),
        model.Fit.Inclusion,
        model.Fit.Pri,
        model.Fit.Coverage,
        [.. model.FittedTerms.Select(static t => new TermAnswer(t.Term.Expression, t.Fit.Inclusion, t.Fit.Pri, t.Fit.Coverage, t.UniqueCoverage, t.Cases))]);
}
