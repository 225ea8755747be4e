using System.CommandLine;
using Forestall.Doctrine.Replay;

namespace Forestall.Cli.Commands;

/// <summary>What is held against a doctrine.</summary>
internal sealed class ReplayLossOptions
{
    private readonly Option<bool> _ownLosses = new("--own-losses") { Description = "Count deaths among those sent like any other." };

    private readonly Option<double> _price = CommonOptions.Number("--price", "DEATHS", "How many deaths one unit of the cost index weighs. It is a judgement; 0 leaves cost out.", 0);

    public ReplayLossOptions(Command command)
    {
        command.Add(_ownLosses);
        command.Add(_price);
    }

    public ReplayLoss Read(ParseResult parsed) => new(parsed.GetValue(_ownLosses), parsed.GetValue(_price));
}
