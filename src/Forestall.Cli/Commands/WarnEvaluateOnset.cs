using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Files;
using Forestall.Warning.Learning;
using Forestall.Warning.Onset;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall warn evaluate --task ewp</c>: onsets of mass killing by the protocol of the Early Warning Project.</summary>
internal sealed class WarnEvaluateOnset
{
    private readonly Option<string?> _data = new("--data") { Description = "Onsets of mass killing (ewp): the folder with the files of the Early Warning Project.", HelpName = "DIR" };
    private readonly Option<string?> _out = new("--out") { Description = "Onsets of mass killing (ewp): write the forecasts to this file.", HelpName = "FILE" };

    private readonly Option<int> _trees = new("--trees") { Description = "Onsets of mass killing (ewp): trees of the forest; fewer are faster and noisier.", HelpName = "N", DefaultValueFactory = static _ => new ForestSettings().Trees };

    public WarnEvaluateOnset(Command command)
    {
        command.Add(_trees);
        command.Add(_data);
        command.Add(_out);
    }

    public void Run(ParseResult parsed, OutputFormat format, Terminal terminal)
    {
        var folder = parsed.GetValue(_data) ?? throw new UsageException("--task ewp needs --data: the folder with the files of the Early Warning Project.");
        var data = OnsetData.Load(folder);
        var shown = new Lock();
        void Progress(string what, double share)
        {
            lock (shown)
            {
                terminal.Progress(what, share);
            }
        }

        var forecasts = OnsetForecasts.Make(data, CommonOptions.ReadRecord(parsed), new ForestSettings { Trees = parsed.GetValue(_trees) }, progress: share => Progress("forecasts of onsets", share), cancellation: terminal.Cancellation);
        if (parsed.GetValue(_out) is { } file)
        {
            AtomicFile.Write(file, Rendered(forecasts));
        }

        var evaluation = OnsetEvaluation.Of(data, forecasts, share => Progress("elastic-net logit beside them", share), terminal.Cancellation);
        terminal.EndProgress();
        Print(evaluation, format, terminal);
    }

    private static string Rendered(OnsetForecasts forecasts)
    {
        var lines = forecasts.All.Select(static f => string.Join(',', f.Year.ToString(CultureInfo.InvariantCulture), CsvField.Quoted(f.Name), f.Country.ToString(CultureInfo.InvariantCulture), Written(f.RiskFromYearBefore), Written(f.RiskFromTwoYearsBefore), Written(f.LargerRisk)));
        return string.Concat(lines.Prepend("year,ewp_name,ccode,risk_prev,risk_two_years_prior,maxrisk2").Select(static l => l + "\n"));
    }

    private static void Print(OnsetEvaluation evaluation, OutputFormat format, Terminal terminal)
    {
        OnsetScores[] all = [evaluation.Model, .. evaluation.Baselines, .. evaluation.Reference is { } reference ? (OnsetScores[])[reference] : []];
        if (format == OutputFormat.Table)
        {
            terminal.Line($"Onsets of mass killing {evaluation.From} to {evaluation.To}: {evaluation.Onsets} in {evaluation.CountryYears:N0} country-years. The larger of two forecasts counts; intervals hold 90 % of a block bootstrap over years.");
        }

        var listing = new Listing<OnsetScores>().Column("Forecast", "name", static s => s.Name);
        Add(listing, "AUC", "auc", static s => s.Auc);
        Add(listing, "Model's lead", "aucLead", static s => s.AucLead);
        foreach (var k in (int[])[10, 20, 30])
        {
            Add(listing, $"Recall at {k}", $"recallAt{k}", s => s.RecallAt[k]);
        }

        foreach (var k in (int[])[10, 20, 30])
        {
            Add(listing, $"… in either rank {k}", $"eitherRankRecallAt{k}", s => s.EitherRankRecallAt[k]);
        }

        listing.Print(terminal, format, all, () => new
        {
            task = "ewp",
            from = evaluation.From,
            to = evaluation.To,
            countryYears = evaluation.CountryYears,
            onsets = evaluation.Onsets,
            model = Shown(evaluation.Model),
            baselines = evaluation.Baselines.ToDictionary(static b => b.Name, Shown, StringComparer.Ordinal),
            reference = evaluation.Reference is { } r ? Shown(r) : null,
        });
    }

    private static void Add(Listing<OnsetScores> listing, string header, string name, Func<OnsetScores, OnsetScore?> score) => listing
        .Column(header, name, s => score(s)?.Value, s => score(s) is { Value: { } value } found ? string.Create(CultureInfo.InvariantCulture, $"{value:0.000} ({found.Low:0.00} to {found.High:0.00})") : string.Empty)
        .Column(null, name + "Low", s => score(s)?.Low)
        .Column(null, name + "High", s => score(s)?.High);

    private static object Shown(OnsetScores scores) => new
    {
        auc = scores.Auc.Value,
        aucLow = scores.Auc.Low,
        aucHigh = scores.Auc.High,
        aucLead = scores.AucLead,
        recallAt = scores.RecallAt.ToDictionary(static r => r.Key.ToString(CultureInfo.InvariantCulture), static r => r.Value.Value, StringComparer.Ordinal),
        recallIntervals = scores.RecallAt.ToDictionary(static r => r.Key.ToString(CultureInfo.InvariantCulture), static r => new { low = r.Value.Low, high = r.Value.High }, StringComparer.Ordinal),
        eitherRankRecallAt = scores.EitherRankRecallAt.ToDictionary(static r => r.Key.ToString(CultureInfo.InvariantCulture), static r => r.Value.Value, StringComparer.Ordinal),
    };

    private static string Written(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

}
