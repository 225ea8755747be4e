using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class ReplayEpisodeCommandTests
{
    [Fact]
    public void A_name_that_only_one_episode_has_is_enough()
    {
        var (code, output, _) = CommandLine.Run("replay", "episode", "Kosovo", "--draws", "20");
        Assert.Equal(App.Done, code);
        Assert.Contains("SRB-1998-05, 20 draws", output, StringComparison.Ordinal);
        Assert.Contains("What the rules saw", output, StringComparison.Ordinal);
        Assert.Contains("Under coercive-prevention", output, StringComparison.Ordinal);
    }

    [Fact]
    public void East_Timor_is_the_episode_of_1999_and_its_csv_has_a_line_for_each_instrument()
    {
        var (code, output, _) = CommandLine.Run("replay", "episode", "East Timor", "--draws", "20", "--format", "csv");
        Assert.Equal(App.Done, code);
        Assert.StartsWith("doctrine,instrument,decided_before,", output, StringComparison.Ordinal);
        Assert.Contains("\nlast-resort,mediation,", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_several_episodes_gets_their_ids()
    {
        var (code, _, errors) = CommandLine.Run("replay", "episode", "Chechnya");
        Assert.Equal(App.Failed, code);
        Assert.Contains("RUS-1995-04", errors, StringComparison.Ordinal);
        Assert.Contains("RUS-1999-09", errors, StringComparison.Ordinal);
    }
}
