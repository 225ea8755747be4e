using System.Text.Json;
using Forestall.Cli;

namespace Forestall.Tests.Cli;

public sealed class RecordCommandTests
{
    [Fact]
    public void Status_says_period_situations_deaths_and_sources()
    {
        var status = CommandLine.Json("record", "status");
        Assert.Equal(199, status.GetProperty("situations").GetInt32());
        Assert.Equal(432, status.GetProperty("months").GetInt32());
        Assert.Equal(14_655, status.GetProperty("monthsWithEvents").GetInt32());
        Assert.Equal("1989-01", status.GetProperty("from").GetString());
        Assert.Equal("2024-12", status.GetProperty("to").GetString());
        Assert.Equal(824_156, status.GetProperty("deaths").GetProperty("1994").GetInt64());
        Assert.Equal(36, status.GetProperty("deaths").EnumerateObject().Count());
        Assert.Equal(6, status.GetProperty("sources").GetArrayLength());
        Assert.All(status.GetProperty("sources").EnumerateArray(), static s => Assert.NotEmpty(s.GetProperty("citation").GetString()!));
    }

    [Fact]
    public void Show_gives_numbers_as_numbers_and_months_as_text()
    {
        var months = CommandLine.Json("record", "show", "RWA", "--from", "1994-01", "--to", "1994-12").EnumerateArray().ToList();
        Assert.Equal(12, months.Count);
        var april = months[3];
        Assert.Equal("1994-04", april.GetProperty("month").GetString());
        Assert.Equal(741_096, april.GetProperty("deaths").GetProperty("best").GetInt64());
        Assert.Equal(25, april.GetProperty("events").GetProperty("stateBased").GetInt32());
        Assert.Equal(JsonValueKind.True, april.GetProperty("oneSided").GetProperty("estimated").ValueKind);
        Assert.Equal(0, months[0].GetProperty("nonState").GetProperty("best").GetInt64());
    }

    [Fact]
    public void Show_as_csv_has_a_header_and_a_line_for_every_month()
    {
        var (code, output, _) = CommandLine.Run("record", "show", "Kosovo", "--from", "1998-01", "--to", "1998-12", "--format", "csv");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(App.Done, code);
        Assert.Equal(13, lines.Length);
        Assert.StartsWith("situation,month,deaths_low,deaths_best,deaths_high,state_based,non_state,one_sided,civilian,events,estimated", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("SRB,1998-01,298,808,1052,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Show_yearly_adds_displacement_and_population()
    {
        var year = Assert.Single(CommandLine.Json("record", "show", "IDN", "--yearly", "--from", "1999-01", "--to", "1999-12").EnumerateArray());
        Assert.Equal(916, year.GetProperty("oneSided").GetProperty("best").GetInt64());
        Assert.Equal(171_495, year.GetProperty("refugees").GetInt64());
        Assert.True(year.GetProperty("population").GetInt64() > 200_000_000);
        Assert.Equal(JsonValueKind.Null, year.GetProperty("idpsIdmc").ValueKind);
    }

    [Fact]
    public void Verify_passes_on_the_embedded_record()
    {
        var (code, output, _) = CommandLine.Run("record", "verify", "--from", SharedData.Data);
        Assert.Equal(App.Done, code);
        Assert.DoesNotContain("WRONG", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_fails_with_exit_code_1_when_a_figure_was_changed()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Checkout.Record, "*.csv"))
        {
            var text = File.ReadAllText(file);
            File.WriteAllText(folder.File(Path.GetFileName(file)), text.Replace("RWA,1994-05,14,0,341,16433,9825,26482,295,269,332,0,0,0,16138,", "RWA,1994-05,14,0,341,16434,9825,26482,296,269,332,0,0,0,16138,", StringComparison.Ordinal));
        }

        var (code, output, _) = CommandLine.Run("record", "verify", "--record", folder.Path);
        Assert.Equal(App.Failed, code);
        Assert.Contains("RWA 1994", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "month", "record", "show", "RWA", "--from", "1994-13")]
    [InlineData(2, "--colour", "record", "status", "--colour")]
    [InlineData(2, "yaml", "record", "status", "--format", "yaml")]
    [InlineData(2, "--from", "record", "build")]
    [InlineData(1, "no situation", "record", "show", "Atlantis")]
    [InlineData(1, "choose --from and --to", "record", "show", "RWA", "--from", "2050-01")]
    [InlineData(1, "no such folder", "record", "status", "--record", "no/such/folder")]
    [InlineData(1, "no such folder", "record", "build", "--from", "no/such/folder")]
    public void A_wrong_call_gets_one_sentence_and_its_exit_code(int exitCode, string part, params string[] args)
    {
        var (code, output, errors) = CommandLine.Run(args);
        Assert.Equal(exitCode, code);
        Assert.Equal(string.Empty, output);
        Assert.Contains(part, errors, StringComparison.Ordinal);
        Assert.StartsWith("forestall: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
