using System.Globalization;
using System.IO.Compression;
using System.Text;
using Forestall.Record;
using Forestall.Record.Import;

namespace Forestall.Tests.Record.Import;

/// <summary>The other kinds of files, and files as they come: zipped, in other encodings, with other separators.</summary>
public sealed class FormsTests
{
    private static readonly string Events = Ged.File(Ged.Row(1, 70, "2020-05-06", best: 7), Ged.Row(2, 775, "2020-06-07", type: 3, best: 9));

    public static TheoryData<string> EncodingNames => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "latin1"];

    [Theory]
    [MemberData(nameof(EncodingNames))]
    public void Encodings_give_the_same_record(string name)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with mark" => new UTF8Encoding(true),
            "utf-16" => Encoding.Unicode,
            "utf-16BE" => Encoding.BigEndianUnicode,
            _ => Encoding.Latin1,
        };
        using var folder = new ImportFolder();
        var text = Ged.FileWithNotes("\"Bogotá, São\nPaulo\"", Ged.Row(1, 70, "2020-05-06", best: 7), Ged.Row(2, 775, "2020-06-07", type: 3, best: 9));
        folder.Import(ImportKind.Ged, folder.Write("ged.csv", text, encoding));
        Assert.Equal(16, Total(folder));
    }

    [Theory]
    [InlineData("GEDEvent_v20_1.csv.zip")]
    [InlineData("renamed.csv")]
    public void An_archive_is_read_as_downloaded(string name)
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write(name, Zip(("readme.txt", "no table"), ("GEDEvent_v20_1.csv", Events))));
        Assert.Equal(16, Total(folder));
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public void Other_separators_are_recognised(string separator)
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write("ged.csv", Events.Replace(",", separator, StringComparison.Ordinal)));
        Assert.Equal(16, Total(folder));
    }

    [Fact]
    public void A_plain_table_takes_codes_names_and_numbers_and_keeps_the_total()
    {
        using var folder = new ImportFolder();
        var report = folder.Import(ImportKind.Table, folder.Write("table.csv", """
            situation,month,deaths_best,low,high,type
            MMR,2020-01,10,5,20,state-based
            Myanmar,2020-01,3,3,3,one-sided
            70,2020-02,7,,,
            Yemen,2020-03,4,4,4,all
            """.Replace("7,,,", "7,7,7,", StringComparison.Ordinal)));
        Assert.Equal(24, report.Deaths!.Value.Best);
        Assert.Equal(24, Total(folder));
        var record = folder.Load();
        var month = record.Months(record.Find("MMR"))[0];
        Assert.Equal(new HarmByType(new Deaths(5, 10, 20), default, new Deaths(3, 3, 3), 3), month.Harm);
        Assert.False(month.IsEstimated(HarmKind.StateBased));
        Assert.True(record.Months(record.Find("MEX"))[1].IsEstimated(HarmKind.StateBased));
        Assert.Empty(RecordCheck.Run(record, null, static _ => { }).Problems);
    }

    [Fact]
    public void A_table_replaces_only_the_situations_and_months_it_has()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, folder.Write("ged.csv", Events));
        folder.Import(ImportKind.Table, folder.Write("table.csv", "situation,month,deaths,type\nMEX,2020-05,100,non-state\n"));
        var record = folder.Load();
        Assert.Equal(100, record.Months(record.Find("MEX"))[4].Harm.NonState.Best);
        Assert.Equal(0, record.Months(record.Find("MEX"))[4].Harm.StateBased.Best);
        Assert.Equal(109, Total(folder));
    }

    [Fact]
    public void The_record_written_as_a_table_and_imported_gives_the_same_totals()
    {
        using var folder = new ImportFolder();
        var text = new StringBuilder("situation,month,deaths_best,deaths_low,deaths_high,type\n");
        var embedded = ViolenceRecord.Embedded;
        foreach (var situation in embedded.Situations)
        {
            foreach (var month in embedded.Months(situation))
            {
                foreach (var kind in new[] { HarmKind.StateBased, HarmKind.NonState, HarmKind.OneSided })
                {
                    if (month.Harm.Of(kind) is { Best: > 0 } d)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{situation.Code},{month.Month},{d.Best},{d.Low},{d.High},{HarmKinds.Name(kind)}\n");
                    }
                }
            }
        }

        folder.Import(ImportKind.Table, folder.Write("table.csv", text.ToString()));
        var record = folder.Load();
        foreach (var situation in embedded.Situations)
        {
            var (ours, theirs) = (record.Months(record.Find(situation.Code)).ToArray(), embedded.Months(situation).ToArray());
            Assert.Equal(situation, record.Find(situation.Code), static (a, b) => a.Code == b.Code && a.From == b.From && a.To == b.To);
            Assert.Equal(theirs.Select(static m => m.Harm.All.Best), ours.Select(static m => m.Harm.All.Best));
            Assert.Equal(theirs.Where(static m => m.Harm.NonState.Best > 0).Select(static m => m.Harm.NonState), ours.Where(static m => m.Harm != default && m.Harm.NonState.Best > 0).Select(static m => m.Harm.NonState));
        }
    }

    [Fact]
    public void Acled_events_get_the_types_their_event_types_and_sides_tell()
    {
        using var folder = new ImportFolder();
        var report = folder.Import(ImportKind.Acled, folder.Write("acled.csv", """
            event_id_cnty,event_date,year,event_type,sub_event_type,inter1,inter2,country,iso,fatalities
            MMR1,2023-10-07,2023,Battles,Armed clash,1,2,Myanmar,104,5
            MMR2,07 October 2023,2023,Battles,Armed clash,Rebel group,Political militia,Myanmar,104,7
            MMR3,2023-10-08,2023,Violence against civilians,Attack,State forces,Civilians,Myanmar,104,11
            MMR3,2023-10-08,2023,Violence against civilians,Attack,State forces,Civilians,Myanmar,104,11
            MMR4,2023-10-08,2023,Riots,Mob violence,5,7,Myanmar,104,13
            MMR5,2023-10-08,2023,Protests,Excessive force against protesters,6,1,Myanmar,104,17
            PSE1,2023-10-09,2023,Explosions/Remote violence,Air/drone strike,State forces,Rebel group,Palestine,275,19
            """));
        Assert.Equal((5L, 1L), (report.Taken, report.Duplicates));
        var record = folder.Load();
        var month = record.Months(record.Find("MMR")).ToArray()[^1];
        Assert.Equal((5, 7, 28), (month.Harm.StateBased.Best, month.Harm.NonState.Best, month.Harm.OneSided.Best));
        Assert.Equal(19, record.Months(record.Find("ISR")).ToArray()[^1].Harm.StateBased.Best);
        Assert.Equal(11, record.Year(record.Find("MMR"), 2023)!.Value.OneSidedByGovernments);
        Assert.Contains(report.Notes, static n => n.Contains("13 deaths", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Year,Country of origin,Country of origin (ISO),Country of asylum,Country of asylum (ISO),Refugees under UNHCR's mandate,Asylum-seekers,Returned refugees,IDPs of concern to UNHCR", "2020,Myanmar,MMR,Bangladesh,BGD,100,1,0,0|2020,Myanmar,MMR,Thailand,THA,50,-,0,0|2020,Myanmar,MMR,Myanmar,MMR,-,,7,33|2020,Tibetan,TIB,India,IND,9,9,9,9")]
    [InlineData("year,coo_iso,coo_name,refugees,asylum_seekers,returned_refugees,idps", "2020,MMR,Myanmar,150,1,7,33|2020,PSE,Palestine,9,9,9,9")]
    [InlineData("year,coo_iso,coa_iso,refugees,asylum_seekers,returned_refugees,idps", "2020,MMR,BGD,100,1,0,|2020,MMR,THA,50,0,7,33|2020,UNK,THA,50,0,7,33")]
    public void Displacement_is_summed_over_asylum_countries_and_replaced(string header, string rows)
    {
        using var folder = new ImportFolder();
        var report = folder.Import(ImportKind.Unhcr, folder.Write("population.csv", $"{header}\n{rows.Replace('|', '\n')}\n"));
        var record = folder.Load();
        var before = ViolenceRecord.Embedded.Year(ViolenceRecord.Embedded.Find("MMR"), 2020)!.Value;
        var after = record.Year(record.Find("MMR"), 2020)!.Value;
        Assert.Equal(new Displacement(150, 1, 7, 33, before.Displacement.ConflictDisplaced), after.Displacement);
        Assert.Equal(before with { Displacement = after.Displacement }, after);
        Assert.Single(report.Notes);
        Assert.Equal(ViolenceRecord.Embedded.Years.Count, record.Years.Count);
    }

    [Fact]
    public void The_displacement_the_record_has_is_what_its_file_gives()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Unhcr, SharedData.PathOf("unhcr/population_by_origin_year.csv"));
        Assert.Equal(ViolenceRecord.Embedded.Years, folder.Load().Years);
    }

    [Fact]
    public void The_country_years_the_record_was_built_from_change_nothing()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.UcdpCountryYear, SharedData.PathOf("ucdp_country_year/organizedviolencecy_v25_1.csv"));
        var record = folder.Load();
        Assert.Equal(ViolenceRecord.Embedded.Years, record.Years);
        foreach (var situation in ViolenceRecord.Embedded.Situations)
        {
            Assert.Equal(ViolenceRecord.Embedded.Months(situation).ToArray(), record.Months(record.Find(situation.Code)).ToArray());
        }
    }

    [Fact]
    public void Country_years_that_disagree_with_the_months_are_refused()
    {
        using var folder = new ImportFolder();
        folder.Import(ImportKind.Ged, SharedData.PathOf("ged_event_samples/ged_myanmar.csv"));
        var before = folder.State();
        var error = Assert.Throws<InputException>(() => folder.Import(ImportKind.UcdpCountryYear, SharedData.PathOf("ucdp_country_year/organizedviolencecy_v25_1.csv")));
        Assert.Contains("AFG 1989", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, folder.State());
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    private static long Total(ImportFolder folder)
    {
        var record = folder.Load();
        return record.Situations.Sum(s => record.Months(s).ToArray().Sum(static m => m.Harm.All.Best));
    }
}
