using Forestall.Doctrine.Beliefs;
using Forestall.Workbench.Lab;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Forestall.Workbench.Api;

/// <summary>An estimate with its interval: nine of ten resamples.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record EstimateAnswer(double Value, double Low, double High);

/// <summary>How often a doctrine is the better one, and what it loses over the better one.</summary>
/// <param name="Name">The doctrine.</param>
/// <param name="ShareBest">Share of draws in which it loses less; ties are split evenly.</param>
/// <param name="Mean">Mean regret.</param>
/// <param name="P5">5th percentile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Greatest">Greatest regret in any draw.</param>
internal sealed record RegretAnswer(string Name, double ShareBest, double Mean, double P5, double P50, double P95, double Greatest);

/// <summary>A point of a curve.</summary>
/// <param name="Value">The value of the parameter.</param>
/// <param name="MeanLoss">The mean loss of the one and of the other.</param>
/// <param name="Best">The doctrine with the lower.</param>
/// <param name="Margin">Standard errors it is ahead; null where the difference never varies.</param>
internal sealed record BreakEvenPointAnswer(double Value, IReadOnlyList<double> MeanLoss, string Best, double? Margin);

/// <summary>A value at which the better doctrine changes.</summary>
/// <param name="From">Better below it.</param>
/// <param name="To">Better above it.</param>
/// <param name="Value">The value.</param>
/// <param name="Share">Share of resamples that have this change.</param>
internal sealed record BreakEvenChangeAnswer(string From, string To, EstimateAnswer Value, double Share);

/// <summary>A curve along one parameter.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Points">The points.</param>
/// <param name="Changes">Where the better doctrine changes; none where one is better throughout.</param>
internal sealed record BreakEvenAnswer(string Parameter, IReadOnlyList<BreakEvenPointAnswer> Points, IReadOnlyList<BreakEvenChangeAnswer> Changes);

/// <summary>A cell of the map.</summary>
/// <param name="Best">The doctrine with the lower mean loss.</param>
/// <param name="Decided">Whether it is ahead by two standard errors or more.</param>
internal sealed record MapCellAnswer(string Best, bool Decided);

/// <summary>The better doctrine over two parameters.</summary>
/// <param name="Across">The first parameter.</param>
/// <param name="Up">The second.</param>
/// <param name="AcrossValues">Values of the first, rising.</param>
/// <param name="UpValues">Values of the second, rising.</param>
/// <param name="Cells">A row for each value of the second, in it a cell for each value of the first.</param>
internal sealed record BetterMapAnswer(string Across, string Up, IReadOnlyList<double> AcrossValues, IReadOnlyList<double> UpValues, IReadOnlyList<IReadOnlyList<MapCellAnswer>> Cells);

/// <summary>A limit of a box.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Low">Lower limit; null: none.</param>
/// <param name="High">Upper limit; null: none.</param>
/// <param name="QuasiP">Small: the limit adds something. It is no significance level.</param>
internal sealed record BoxLimitAnswer(string Parameter, double? Low, double? High, double QuasiP);

/// <summary>A box in which a doctrine is better more often than elsewhere (PRIM).</summary>
/// <param name="Doctrine">The doctrine.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="Density">Share of the new draws in the box in which it is better.</param>
/// <param name="Coverage">Share of the new draws in which it is better that are in the box.</param>
/// <param name="Mass">Share of all new draws that are in the box.</param>
/// <param name="DensityWhereFound">Density on the draws it was found on.</param>
/// <param name="CoverageWhereFound">Coverage on the draws it was found on.</param>
internal sealed record BetterRegionAnswer(string Doctrine, IReadOnlyList<BoxLimitAnswer> Limits, double Density, double Coverage, double Mass, double DensityWhereFound, double CoverageWhereFound);

/// <summary>The two doctrines under another answer to a question.</summary>
/// <param name="Asks">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsTaken">Whether it is the one taken.</param>
/// <param name="ShareBest">Share of draws in which the one and the other is better.</param>
/// <param name="MeanLoss">The mean loss of the one and of the other.</param>
internal sealed record AnsweredOtherwiseAnswer(string Asks, string Answer, bool IsTaken, IReadOnlyList<double> ShareBest, IReadOnlyList<double> MeanLoss);

/// <summary>What one must believe for one of two doctrines to be better.</summary>
/// <param name="InstrumentsVersion">Version of the instruments, with what is believed otherwise.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Loss">What is held against them.</param>
/// <param name="Draws">Draws of everything that is uncertain.</param>
/// <param name="CurveDraws">Draws at each point of a curve.</param>
/// <param name="MapDraws">Draws in each cell of the map.</param>
/// <param name="Doctrines">The one and the other.</param>
/// <param name="MinimaxRegret">The doctrine whose greatest regret is least.</param>
/// <param name="BreakEven">Curves, that of the parameter with which the difference goes most first.</param>
/// <param name="Map">The better doctrine over two parameters; null where there are not two.</param>
/// <param name="Regions">Boxes in which each is better; a doctrine that is seldom better has none.</param>
/// <param name="AnswersOtherwise">Under other answers, one changed at a time.</param>
/// <param name="Sentences">What was found, in sentences.</param>
internal sealed record BelieveAnswer(
    string InstrumentsVersion,
    ulong Seed,
    string Loss,
    int Draws,
    int CurveDraws,
    int MapDraws,
    IReadOnlyList<RegretAnswer> Doctrines,
    string MinimaxRegret,
    IReadOnlyList<BreakEvenAnswer> BreakEven,
    BetterMapAnswer? Map,
    IReadOnlyList<BetterRegionAnswer> Regions,
    IReadOnlyList<AnsweredOtherwiseAnswer> AnswersOtherwise,
    IReadOnlyList<string> Sentences);

/// <summary>What share of the variance of the difference comes from a parameter, a group or luck.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">First-order index: the share that would go if it were known.</param>
/// <param name="Total">Total index: the share that would stay if all else were known.</param>
internal sealed record SobolAnswer(string Name, EstimateAnswer First, EstimateAnswer Total);

/// <summary>What it would be worth to know something before choosing, in the unit of the loss.</summary>
/// <param name="Value">The estimate; it errs downward and can lie below 0.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Upper">An estimate that errs upward.</param>
internal sealed record WorthAnswer(double Value, double StandardError, double Upper);

/// <summary>The worth of knowing a parameter or a group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Worth">The worth.</param>
internal sealed record NamedWorthAnswer(string Name, WorthAnswer Worth);

/// <summary>The expected value of perfect information for the choice between two doctrines.</summary>
/// <param name="BestNow">The doctrine with the lower expected loss as things stand.</param>
/// <param name="ExpectedLoss">Its expected loss.</param>
/// <param name="Parameters">Knowing every parameter.</param>
/// <param name="Clairvoyance">Knowing luck as well, which nobody can.</param>
/// <param name="Groups">Knowing all parameters of a group.</param>
/// <param name="Inputs">Knowing one parameter.</param>
internal sealed record InformationAnswer(string BestNow, double ExpectedLoss, WorthAnswer Parameters, WorthAnswer Clairvoyance, IReadOnlyList<NamedWorthAnswer> Groups, IReadOnlyList<NamedWorthAnswer> Inputs);

/// <summary>What drives the difference between two doctrines.</summary>
/// <param name="InstrumentsVersion">Version of the instruments, with what is believed otherwise.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Loss">What is held against them.</param>
/// <param name="One">The one.</param>
/// <param name="Other">The other; explained is the loss of the one less that of the other.</param>
/// <param name="Samples">Rows of each base sample.</param>
/// <param name="Mean">Mean of the difference.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Luck">Everything that is drawn beside the parameters.</param>
/// <param name="Groups">By class of instrument, and by what is uncertain of it.</param>
/// <param name="Parameters">Every uncertain parameter, largest total index first.</param>
/// <param name="Information">What it would be worth to know them.</param>
/// <param name="Sentences">What was found, in sentences.</param>
internal sealed record SensitivityAnswer(
    string InstrumentsVersion,
    ulong Seed,
    string Loss,
    string One,
    string Other,
    int Samples,
    double Mean,
    double Variance,
    SobolAnswer Luck,
    IReadOnlyList<SobolAnswer> Groups,
    IReadOnlyList<SobolAnswer> Parameters,
    InformationAnswer Information,
    IReadOnlyList<string> Sentences);

/// <summary>What one must believe, and what drives the choice.</summary>
internal static class BeliefApi
{
    private const string Pair = "The query is the set-up, as for a replay, and x and y (two of its doctrines; the first and the last that act when left out), losses=1 (deaths among those sent count), price (deaths that a unit of the cost index weighs).";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/believe", Believe)
            .WithName("believe").WithSummary("What one must believe for one of two doctrines to be better: break-even values, a map over two parameters, regions (PRIM), other answers, regret. 202 with its progress while it is under way, 200 with its result.").WithTags(LabApi.Tag)
            .WithDescription(Pair);
        api.MapGet("/sensitivity", Sensitivity)
            .WithName("sensitivity").WithSummary("What drives the choice between two doctrines: Sobol indices with intervals, and the expected value of perfect information. 202 with its progress while it is under way, 200 with its result.").WithTags(LabApi.Tag)
            .WithDescription($"{Pair} samples: rows of each base sample, 16 to 4096; 128 when left out. draws is not used.");
    }

    private static Results<Ok<BelieveAnswer>, Accepted<WorkProgressAnswer>, ProblemHttpResult> Believe(HttpRequest request, LabBench bench, BelieveJobs beliefs, [AsParameters] SetUpQuery query, [AsParameters] PairQuery two)
    {
        _ = two;
        var (setUp, pair) = Read(request, bench);
        return WorkAnswer.Of<Believed, BelieveAnswer>(query.Again == true ? beliefs.Again(setUp, pair) : beliefs.Ask(setUp, pair), "search", request, Of);
    }

    private static Results<Ok<SensitivityAnswer>, Accepted<WorkProgressAnswer>, ProblemHttpResult> Sensitivity(HttpRequest request, LabBench bench, SensitivityJobs sensitivities, [AsParameters] SetUpQuery query, [AsParameters] PairQuery two, [FromQuery] string? samples = null)
    {
        _ = two;
        var (setUp, pair) = Read(request, bench);
        var rows = SensitivityJobs.Samples(samples);
        return WorkAnswer.Of<Sensitivity, SensitivityAnswer>(query.Again == true ? sensitivities.Again(setUp, pair, rows) : sensitivities.Ask(setUp, pair, rows), "analysis", request, Of);
    }

    private static (LabSetUp SetUp, DoctrinePair Pair) Read(HttpRequest request, LabBench bench)
    {
        var setUp = SetUpReader.Read(bench, request.Query);
        return (setUp, DoctrinePair.Read(setUp, request.Query) ?? throw new InputException("there are not two doctrines in this set-up to set against each other; choose more."));
    }

    private static BelieveAnswer Of(Believed found)
    {
        return new BelieveAnswer(
            found.InstrumentsVersion,
            found.Seed,
            found.Loss,
            found.Draws,
            found.CurveDraws,
            found.MapDraws,
            [.. found.Regret.Options.Select(o => new RegretAnswer(Name(o.Option), o.ShareBest, o.Mean, o.P5, o.P50, o.P95, o.Greatest))],
            Name(found.Regret.Minimax),
            [
                .. found.Curves.Select(c => new BreakEvenAnswer(
                    found.Inputs[c.Input].Name,
                    [.. c.Points.Select(p => new BreakEvenPointAnswer(p.Value, p.MeanLoss, Name(p.Best), double.IsFinite(p.Margin) ? p.Margin : null))],
                    [.. c.Changes.Select(x => new BreakEvenChangeAnswer(Name(x.From), Name(x.To), Of(x.Value), x.Share))])),
            ],
            found.Map is not { } map ? null : new BetterMapAnswer(
                found.Inputs[map.Across].Name,
                found.Inputs[map.Up].Name,
                map.AcrossValues,
                map.UpValues,
                [.. map.Cells.Select(row => (IReadOnlyList<MapCellAnswer>)[.. row.Select(c => new MapCellAnswer(Name(c.Best), c.Decided))])]),
            [
                .. found.Regions.Select(r => new BetterRegionAnswer(
                    Name(r.Option),
                    [.. r.Box.Limits.Select(static l => new BoxLimitAnswer(l.Name, l.Low, l.High, l.QuasiP))],
                    r.Elsewhere.Density,
                    r.Elsewhere.Coverage,
                    r.Elsewhere.Mass,
                    r.Box.Fit.Density,
                    r.Box.Fit.Coverage)),
            ],
            [.. found.Answers.Select(static a => new AnsweredOtherwiseAnswer(a.Asks, a.Answer, a.IsTaken, a.ShareBest, a.MeanLoss))],
            [BelieveSentences.Which(found), BelieveSentences.Choice(found), .. found.Curves.Select(c => BelieveSentences.Along(found, c)), .. BelieveSentences.Regions(found)]);

        string Name(int option) => found.Options[option];
    }

    private static SensitivityAnswer Of(Sensitivity found)
    {
        var (analysis, worth) = (found.Analysis, found.Information);
        return new SensitivityAnswer(
            found.InstrumentsVersion,
            found.Seed,
            found.Loss,
            found.Options[0],
            found.Options[1],
            found.Settings.Samples,
            analysis.Mean,
            analysis.Variance,
            Of(analysis.Luck),
            [.. analysis.Groups.Select(Of)],
            [.. found.Parameters.Select(Of)],
            new InformationAnswer(found.Options[worth.BestNow], worth.ExpectedLoss, Of(worth.Parameters), Of(worth.Clairvoyance), [.. worth.Groups.Select(Of)], [.. worth.Inputs.Select(Of)]),
            [SensitivitySentences.Explained(found), SensitivitySentences.Drivers(found), SensitivitySentences.Knowing(found), SensitivitySentences.Fineness(found)]);
    }

    private static EstimateAnswer Of(Estimate e) => new(e.Value, e.Low, e.High);

    private static SobolAnswer Of(SobolIndex index) => new(index.Name, Of(index.First), Of(index.Total));

    private static WorthAnswer Of(InformationWorth worth) => new(worth.Value, worth.StandardError, worth.Upper);

    private static NamedWorthAnswer Of(NamedWorth named) => new(named.Name, Of(named.Worth));
}
