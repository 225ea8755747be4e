using System.Net;
using System.Text.Json;
using Forestall.Lessons;
using Forestall.Lessons.CaseSelection;
using Forestall.Lessons.Coincidence;
using Forestall.Lessons.NecessaryConditions;
using Forestall.Lessons.Robustness;
using Forestall.Lessons.TheoryEvaluations;
using Forestall.Workbench.Lessons;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Tests;

/// <summary>What is asked of a study beyond its truth table is what the library gives for the same settings, which is what the command line prints.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class StudyAnalysesTests(OpenWorkbench workbench)
{
    private const string Own = "case,A,B,C,OUT\nA,0.7,0.3,0.8,0.6\nB,0.2,1,0.2,0.1\nC,0,0.1,1,0.5\nD,0.1,0.2,0.8,0.5\nE,0.2,0.4,0.2,0.3\nF,0.1,0,0.2,0.1\nG,0,0.1,0,0.1\nH,0.1,0.4,0.1,0.1\nI,0.6,0.8,0.3,0.1\nJ,0,0.6,1,0.5\nK,0.2,0,0,0.2\nL,0.7,0.2,1,0.6\nM,0,0.1,0,0\nN,0.9,1,0.8,0.4\nO,0.9,0,0.9,0.9\nP,0.6,0.4,0.3,0.6\n";
    private const string Asked = "outcome=OUT&c=A&c=B&c=C&incl=0.75&pri=0.5&n=1";
    private static readonly CaseTable Table = CaseTable.Parse("fuzzy.csv", Own);
    private static readonly Study Whole = Study.Of(Table, "OUT", ["A", "B", "C"]);
    private static readonly TruthTableSettings Rows = new() { InclusionCut = 0.75, PriCut = 0.5, FrequencyCut = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Formula Solution => Formula.Of(Whole, Minimization.Solve(TruthTable.Of(Whole, Rows), new MinimizationSettings { Type = SolutionType.Parsimonious }).Models[0]);

    [Fact]
    public async Task Necessary_condition_analysis_is_that_of_the_library()
    {
        using var answer = await Api("nca", "&perm=500&seed=3&scale=actual");
        var expected = NecessaryConditionAnalysis.Of(Table, "OUT", ["A", "B", "C"], new NcaSettings { Permutations = 500, Seed = 3, ConditionScale = BottleneckScale.Actual, OutcomeScale = BottleneckScale.Actual }, cancellation: Cancellation);
        foreach (var (condition, found) in expected.Conditions.Zip(answer.RootElement.GetProperty("conditions").EnumerateArray()))
        {
            Assert.Equal(condition.Name, found.GetProperty("name").GetString());
            foreach (var (ceiling, shown) in condition.Ceilings.Zip(found.GetProperty("ceilings").EnumerateArray()))
            {
                Assert.Equal(ceiling.EffectSize, shown.GetProperty("effectSize").GetDouble());
                Assert.Equal(ceiling.Test!.PValue, shown.GetProperty("pValue").GetDouble());
            }
        }

        var cell = expected.Bottlenecks[0].Conditions[0][^1];
        Assert.Equal(cell.Level, answer.RootElement.GetProperty("bottlenecks")[0].GetProperty("rows").EnumerateArray().Last().GetProperty("levels").GetProperty("A") is { ValueKind: JsonValueKind.Number } level ? level.GetDouble() : null);
        Assert.Contains("forestall lessons nca --data fuzzy.csv --outcome OUT --conditions A,B,C --corner 1 --bottleneck actual --permutations 500 --seed 3", answer.RootElement.GetProperty("command").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coincidence_analysis_is_that_of_the_library()
    {
        using var answer = await Api("cna", "&con=0.75&cov=0.7&outcomes=any");
        var expected = CoincidenceAnalysis.Solve(FactorTable.Of(Table, ["A", "B", "C", "OUT"]), new CoincidenceSettings { Consistency = 0.75, Coverage = 0.7 }, cancellation: Cancellation);
        Assert.NotEmpty(expected.AtomicSolutions);
        Assert.Equal(expected.AtomicSolutions.Select(static a => (a.Formula, a.Consistency, a.Coverage)), answer.RootElement.GetProperty("atomic").EnumerateArray().Select(static a => (a.GetProperty("formula").GetString()!, (double?)a.GetProperty("consistency").GetDouble(), (double?)a.GetProperty("coverage").GetDouble())));
        Assert.Equal(expected.ComplexSolutions.Select(static c => c.Formula), answer.RootElement.GetProperty("complex").EnumerateArray().Select(static c => c.GetProperty("formula").GetString()));
    }

    [Theory]
    [InlineData("necessity")]
    [InlineData("sufficiency")]
    public async Task Combinations_are_those_of_the_library(string relation)
    {
        using var answer = await Api("combinations", $"&relation={relation}&least=0.8&rel=0.4&cov=0.1&depth=2");
        var settings = new SetSearchSettings { InclusionCut = 0.8, RelevanceCut = 0.4, CoverageCut = 0.1, Depth = 2 };
        var expected = relation == "necessity" ? SetRelations.Supersets(Whole, settings, Cancellation).Sets.Select(static s => (s.Expression, s.Fit.Inclusion)) : SetRelations.Subsets(Whole, settings, Cancellation).Sets.Select(static s => (s.Expression, s.Fit.Inclusion));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, answer.RootElement.GetProperty("sets").EnumerateArray().Select(static s => (s.GetProperty("set").GetString()!, (double?)s.GetProperty("inclusion").GetDouble())));
    }

    [Fact]
    public async Task A_theory_is_evaluated_as_in_the_library()
    {
        using var answer = await Api("theory", "&theory=A*~B&solution=parsimonious");
        var expected = TheoryEvaluation.Of(Formula.Parse(Whole, "A*~B"), Solution);
        Assert.Equal(expected.Solution, answer.RootElement.GetProperty("solution").GetString());
        Assert.Equal(expected.Kinds.Select(static k => (k.Name, string.Join(',', k.Cases))), answer.RootElement.GetProperty("kinds").EnumerateArray().Select(static k => (k.GetProperty("name").GetString()!, string.Join(',', k.GetProperty("cases").EnumerateArray()))));
        Assert.Equal(expected.Sets.Select(static s => s.Fit.Inclusion), answer.RootElement.GetProperty("sets").EnumerateArray().Select(static s => s.GetProperty("inclusion") is { ValueKind: JsonValueKind.Number } i ? i.GetDouble() : (double?)null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&necessary=A%20%2B%20C")]
    public async Task Cases_are_selected_as_in_the_library(string necessary)
    {
        using var answer = await Api("cases", $"&solution=parsimonious&pairs=3{necessary}");
        var expected = necessary.Length == 0 ? CaseSelections.Sufficient(Solution, null, 3) : CaseSelections.Necessary(Formula.Parse(Whole, "A + C"), 3);
        Assert.Equal(
            expected.Select(static s => (s.Kind, string.Join(';', (s.Cases ?? []).Select(static c => c.Case).Concat((s.Focal ?? []).Select(static f => f.Case.Case)).Concat((s.Pairs ?? []).Select(static p => $"{p.First}-{p.Second}"))))),
            answer.RootElement.GetProperty("selections").EnumerateArray().Select(static s => (s.GetProperty("kind").GetString()!, string.Join(';', s.GetProperty("cases").EnumerateArray().Select(static c => c.GetProperty("case").GetString()).Concat(s.GetProperty("pairs").EnumerateArray().Select(static p => $"{p.GetProperty("first").GetString()}-{p.GetProperty("second").GetString()}"))))));
    }

    [Fact]
    public async Task Robustness_is_that_of_the_library()
    {
        using var answer = await Api(null, "&solution=parsimonious");
        var expected = SensitivityRanges.Inclusion(Whole, Rows, new MinimizationSettings { Type = SolutionType.Parsimonious }, cancellation: Cancellation);
        var range = answer.RootElement.GetProperty("ranges")[0];
        Assert.Equal(expected.Lower, range.GetProperty("lower") is { ValueKind: JsonValueKind.Number } lower ? lower.GetDouble() : null);
        Assert.Equal(expected.Upper, range.GetProperty("upper") is { ValueKind: JsonValueKind.Number } upper ? upper.GetDouble() : null);
        Assert.Equal(16, answer.RootElement.GetProperty("without").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/lessons/study/theory", "theory is missing")]
    [InlineData("/api/v1/lessons/study/theory?theory=WANDS", "is no condition of the study")]
    [InlineData("/lessons/study/nca?corner=5", "the corner")]
    [InlineData("/lessons/study/nca?perm=1000000", "the command line makes up to")]
    [InlineData("/lessons/study/nca?scale=miles", "is no scale of a bottleneck table")]
    [InlineData("/lessons/study/nca?of=WANDS", "is not among the conditions")]
    [InlineData("/lessons/study/cna?con=2", "the least consistency")]
    [InlineData("/lessons/study/combinations?least=2", "is out of range for the least inclusion")]
    [InlineData("/lessons/study/combinations?relation=luck", "is no relation")]
    [InlineData("/lessons/study/cases?pairs=0", "the number of pairs 0 is out of range")]
    [InlineData("/lessons/study/wands/sets.csv", "there is no analysis", HttpStatusCode.NotFound)]
    [InlineData("/lessons/study/combinations/wands.csv", "there is no table", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_is_named(string address, string said, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await workbench.Client.GetAsync(address, Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/lessons/study/theory", "The theory is missing")]
    [InlineData("/lessons/study/theory?theory=WANDS", "is no condition of the study")]
    [InlineData("/lessons/study/cases?incl=1&pri=1&outcome=AVERTED&c=DIPL", "No row")]
    [InlineData("/lessons/study/nca?outcome=AVERTED", "No condition is chosen")]
    [InlineData("/lessons/study/cna?ordering=WANDS", "WANDS")]
    public async Task What_can_be_mended_is_said_beside_the_choices(string address, string said) =>
        Assert.Contains(said, await workbench.Client.GetStringAsync(address, Cancellation), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task A_table_is_a_file_too()
    {
        var table = Sent();
        var csv = await workbench.Client.GetStringAsync($"/lessons/study/nca/effects.csv?table={table}&{Asked}&perm=0", Cancellation);
        Assert.StartsWith("Condition,Ceiling,d,p,", csv, StringComparison.Ordinal);
        Assert.Equal(7, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Work_that_was_stopped_begins_anew_when_it_is_asked_again()
    {
        using var jobs = new BackgroundJobs();
        var work = new NcaWork(new StudyTables(Workspace.Open(new WorkbenchSettings { Folder = workbench.Folder })), jobs);
        var query = new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery("?perm=20000&seed=99"));
        _ = await work.At(query);
        Assert.StartsWith("?table=cases", work.Stop(query), StringComparison.Ordinal);
        Assert.Null((await work.At(query)).Trouble);
        work.Stop(query);
        Assert.Equal(118, (await work.Whole(work.Asked(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery("?perm=10"))))).Cases);
    }

    /// <summary>Puts the table into the folder, as a form that sends it does.</summary>
    private string Sent()
    {
        var content = System.Text.Encoding.UTF8.GetBytes(Own);
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..16];
        var folder = Directory.CreateDirectory(Path.Combine(workbench.Folder, "tables")).FullName;
        File.WriteAllBytes(Path.Combine(folder, $"{id}-fuzzy.csv"), content);
        return id;
    }

    private async Task<JsonDocument> Api(string? analysis, string more) =>
        JsonDocument.Parse(await workbench.Client.GetStringAsync($"/api/v1/lessons/{(analysis is null ? "robustness" : $"study/{analysis}")}?table={Sent()}&{Asked}{more}", Cancellation));
}
