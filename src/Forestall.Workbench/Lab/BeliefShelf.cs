using Forestall.Brief;
using Forestall.Doctrine.Beliefs;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Lab;

/// <summary>The figures of what drives a choice and of what one must believe, each for the name of its work.</summary>
internal static class BeliefShelf
{
    private const int Shown = 12;

    public static void AddTo(FigureShelf shelf)
    {
        shelf.Add("sensitivity", static (services, query) => Parameters(Found(services, query), services.GetRequiredService<Workspace>()));
        shelf.Add("sensitivity-groups", static (services, query) => Groups(Found(services, query), services.GetRequiredService<Workspace>()));
        shelf.Add("better-map", static (services, query) => Map(services.GetRequiredService<BelieveJobs>().Found(query["believed"].ToString()), services.GetRequiredService<Workspace>()));
    }

    private static Sensitivity Found(IServiceProvider services, IQueryCollection query) => services.GetRequiredService<SensitivityJobs>().Found(query["sensitivity"].ToString());

    private static Figure Parameters(Sensitivity found, Workspace workspace)
    {
        IReadOnlyList<SobolIndex> shown = [found.Analysis.Luck, .. found.Parameters.Where(static p => p.Total.Value > 0).Take(Shown)];
        return new Figure(
            BeliefFigures.Indices(shown, $"{Difference(found)}: luck and the {shown.Count - 1} largest parameters"),
            Table(found, [found.Analysis.Luck, .. found.Parameters]),
            "Total index (bar): the share of the variance that would stay if all else were known. First-order index (mark): the share that would go if it were known. Lines: nine of ten resamples. Estimates are not cut to 0 to 1, so that small ones can come out below 0. The table and the CSV file hold all parameters.",
            Source(workspace, found.InstrumentsVersion, found.Seed),
            "sobol-indices");
    }

    private static Figure Groups(Sensitivity found, Workspace workspace) => new(
        BeliefFigures.Indices(found.Analysis.Groups, $"{Difference(found)}, by group"),
        Table(found, found.Analysis.Groups),
        "The parameters of each class of instrument, then all by what they say of an instrument. Each parameter is in one of the former and in one of the latter, so the two do not add up.",
        Source(workspace, found.InstrumentsVersion, found.Seed),
        "sobol-indices");

    private static Figure Map(Believed found, Workspace workspace)
    {
        if (found.Map is not { } map)
        {
            throw new InputException("there are not two uncertain parameters with which these doctrines differ, so there is no map; choose other doctrines.");
        }

        var (across, up) = (found.Inputs[map.Across].Name, found.Inputs[map.Up].Name);
        return new Figure(
            BeliefFigures.Map(map, found.Options, across, up),
            new FigureTable(
                [new(across, "0.###"), new(up, "0.###"), new("Lower mean loss"), new("Standard errors ahead", "0.0"), new("Decided")],
                [.. map.Cells.SelectMany((row, y) => row.Select((cell, x) => (IReadOnlyList<object?>)[map.AcrossValues[x], map.UpValues[y], found.Options[cell.Best], double.IsFinite(cell.Margin) ? cell.Margin : "always", cell.Decided ? "yes" : "no"]))]),
            $"Across: {ReplaySentences.Parameter(across)}. Up: {ReplaySentences.Parameter(up)}. Both are held at the values of a cell; all else stays as uncertain as it is. Capital letters: ahead by two standard errors or more; small letters and faint: not decided.",
            Source(workspace, found.InstrumentsVersion, found.Seed),
            "break-even");
    }

    private static string Difference(Sensitivity found) => $"{found.Options[0]} less {found.Options[1]}";

    private static FigureTable Table(Sensitivity found, IReadOnlyList<SobolIndex> indices) => new(
        [new("Name"), new("First-order", "0.000"), new("Low", "0.000"), new("High", "0.000"), new("Total", "0.000"), new("Low", "0.000"), new("High", "0.000"), new("Worth knowing"), new("Standard error"), new("At most about"), new("In words")],
        [
            .. indices.Select(i =>
            {
                var worth = found.Worth(i.Name);
                return (IReadOnlyList<object?>)[i.Name, i.First.Value, i.First.Low, i.First.High, i.Total.Value, i.Total.Low, i.Total.High, worth?.Value, worth?.StandardError, worth?.Upper, ReplaySentences.Parameter(i.Name)];
            }),
        ]);

    private static string Source(Workspace workspace, string instruments, ulong seed) => $"Record {workspace.Record.Version}, instruments {instruments}, seed {seed}.";
}
