using System.CommandLine;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Rubicon;

namespace Forestall.Cli.Commands;

/// <summary>The settings of a crossing as options.</summary>
internal sealed class RubiconOptions
{
    private readonly Option<long> _threshold = new("--threshold") { HelpName = "DEATHS", Description = "Deaths in the trailing window that make a crossing.", DefaultValueFactory = static _ => RubiconSettings.Default.Threshold };
    private readonly Option<int> _window = new("--window") { HelpName = "MONTHS", Description = "Length of the trailing window in months.", DefaultValueFactory = static _ => RubiconSettings.Default.Window };
    private readonly Option<double> _end = CommonOptions.Number("--end-fraction", "SHARE", "An episode ends when the trailing deaths fall below this share of the threshold.", RubiconSettings.Default.EndFraction);
    private readonly Option<string> _harm = new("--harm") { Description = "Which deaths count: all, state-based, non-state, one-sided or civilian.", DefaultValueFactory = static _ => "all" };
    private readonly Option<Estimate> _estimate = CommonOptions.Choice("--estimate", "Which published estimate is compared.", Estimate.Best);
    private readonly Option<double> _factor = CommonOptions.Number("--surge-factor", "TIMES", "A surge reaches this many times the median of the trailing deaths before it.", RubiconSettings.Default.SurgeFactor);
    private readonly Option<int> _baseline = new("--surge-baseline") { HelpName = "MONTHS", Description = "Months before a surge over which that median is taken.", DefaultValueFactory = static _ => RubiconSettings.Default.SurgeBaseline };

    public RubiconOptions(Command command)
    {
        _harm.AcceptOnlyFromAmong([.. HarmKinds.Names]);
        Option[] options = [_threshold, _window, _end, _harm, _estimate, _factor, _baseline];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    public RubiconSettings Read(ParseResult parsed)
    {
        try
        {
            return new RubiconSettings
            {
                Threshold = parsed.GetValue(_threshold),
                Window = parsed.GetValue(_window),
                EndFraction = parsed.GetValue(_end),
                Harm = HarmKinds.Parse(parsed.GetValue(_harm)!),
                Estimate = parsed.GetValue(_estimate),
                SurgeFactor = parsed.GetValue(_factor),
                SurgeBaseline = parsed.GetValue(_baseline),
            }.Checked();
        }
        catch (InputException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
