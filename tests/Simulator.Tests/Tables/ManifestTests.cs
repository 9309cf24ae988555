using System.Text.Json;
using System.Text.Json.Nodes;
using Simulator.Tables;

namespace Simulator.Tests.Tables;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_manifest_is_read_back_as_written()
    {
        Manifest manifest = Manifest.Of("simulator run </script> \"ü\"") with
        {
            Kind = "run",
            Scenario = "nguyen-2013",
            Teachers = new Dictionary<string, int> { ["treatment"] = 32, ["control"] = 33 },
            Status = RunStatus.Interrupted,
            Seed = ulong.MaxValue,
            ReplicationsAsked = 1000,
            ReplicationsFinished = 17,
            TeacherDays = 1L << 40,
            Counts = new Dictionary<string, long> { ["finished"] = 17, ["not_run"] = 983 },
            WallSeconds = 1.5,
            CpuSeconds = 2.25,
            Speed = 1e6,
            ReferenceLoopSeconds = double.NaN,
            Inputs = [FileRecord.Of("catalogue:nguyen-2013", "x"u8)],
        };
        using (ResultFolder result = ResultFolder.Open(folder.Path)) result.Finish(manifest);
        string json = File.ReadAllText(folder["manifest.json"]);
        Manifest read = Manifest.Read(folder.Path);
        Assert.Equal(manifest.CommandLine, read.CommandLine);
        Assert.Equal(manifest.Seed, read.Seed);
        Assert.Equal(manifest.Started, read.Started);
        Assert.Equal(manifest.Inputs, read.Inputs);
        Assert.Equal(983, read.Counts["not_run"]);
        Assert.Equal(("run", "nguyen-2013"), (read.Kind, read.Scenario));
        Assert.Equal([new("control", 33), new("treatment", 32)], read.Teachers);
        Assert.Equal((1.5, 2.25, 1e6, null), (read.WallSeconds, read.CpuSeconds, read.Speed, read.ReferenceLoopSeconds));
        Assert.Equal(json, (read with { Outputs = read.Outputs }).ToJson());
        Assert.Contains("\"status\": \"interrupted\"", json, StringComparison.Ordinal);
        Assert.Contains("\"results_version\": 2", json, StringComparison.Ordinal);
        Assert.DoesNotContain("</script>", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_of_a_version_that_said_less_is_read()
    {
        JsonObject old = JsonNode.Parse((Manifest.Of("x") with { Kind = "run", Scenario = "s" }).ToJson())!.AsObject();
        foreach (string later in (string[])["kind", "scenario", "teachers", "counts"]) Assert.True(old.Remove(later), later);
        File.WriteAllText(folder["manifest.json"], old.ToJsonString());
        Manifest read = Manifest.Read(folder.Path);
        Assert.Equal((null, null, 0, 0), (read.Kind, read.Scenario, read.Teachers.Count, read.Counts.Count));
    }

    [Fact]
    public void Every_flipped_bit_and_every_truncation_is_found()
    {
        using ResultFolder result = ResultFolder.Open(folder.Path);
        result.Write(ExampleTables.Mixed("teachers", 500));
        result.Write(ExampleTables.Mixed("pairs", 50));
        result.Finish(Manifest.Of("x"));
        System.Random random = new(7);
        foreach (string name in (string[])["teachers.parquet", "pairs.csv", "datapackage.json", "import.R", "import.sps"])
        {
            byte[] good = File.ReadAllBytes(folder[name]);
            for (int trial = 0; trial < 100; trial++)
            {
                byte[] bad = trial % 4 == 0 ? good[..random.Next(good.Length)] : [.. good];
                if (bad.Length == good.Length) bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(folder[name], bad);
                Assert.Equal(name, Assert.Single(Verification.Of(folder.Path)).Of);
            }

            File.Delete(folder[name]);
            Assert.Equal(name, Assert.Single(Verification.Of(folder.Path)).Of);
            File.WriteAllBytes(folder[name], good);
        }

        Assert.Empty(Verification.Of(folder.Path));
    }

    [Theory]
    [InlineData("", ":1:1: ")]
    [InlineData("{", ":1:2: ")]
    [InlineData("null", ": it holds nothing.")]
    [InlineData("{}", ":")]
    [InlineData("{\n  \"version\": 3\n}", ":2:15: ")] // two blanks, ten signs of the name, colon, blank and the number
    [InlineData("[1]", ":1:2: ")]
    public void A_damaged_manifest_is_reported_with_its_name_and_place(string json, string place)
    {
        File.WriteAllText(folder["manifest.json"], json);
        string message = Assert.Throws<InvalidDataException>(() => Manifest.Read(folder.Path)).Message;
        Assert.StartsWith(folder["manifest.json"] + place, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_list_in_a_manifest_is_refused()
    {
        string json = Manifest.Of("x").ToJson().Replace("\"outputs\": []", "\"outputs\": null", StringComparison.Ordinal);
        File.WriteAllText(folder["manifest.json"], json);
        Assert.Throws<InvalidDataException>(() => Verification.Of(folder.Path));
    }

    [Fact]
    public void The_codebook_names_every_column_with_unit_and_labels()
    {
        using ResultFolder result = ResultFolder.Open(folder.Path);
        result.Write(ExampleTables.Mixed("responses", 5));
        result.Finish(Manifest.Of("x"));
        using JsonDocument book = JsonDocument.Parse(File.ReadAllText(folder["datapackage.json"]));
        JsonElement csv = book.RootElement.GetProperty("resources")[0], fields = csv.GetProperty("schema").GetProperty("fields");
        IEnumerable<string?> All(string property) => fields.EnumerateArray().Select(f => f.GetProperty(property).GetString());
        Assert.Equal("responses.csv", csv.GetProperty("path").GetString());
        Assert.Equal("sha256:" + FileRecord.Of(folder["responses.csv"]).Sha256, csv.GetProperty("hash").GetString());
        Assert.Equal("", csv.GetProperty("schema").GetProperty("missingValues")[0].GetString());
        Assert.Equal(["arm", "note", "item_1", "ticks", "stress", "amount"], All("name"));
        Assert.Equal(["string", "string", "integer", "integer", "number", "number"], All("type"));
        Assert.Equal("points", fields[2].GetProperty("unit").GetString());
        Assert.Equal("ordinal", fields[2].GetProperty("level").GetString());
        Assert.Equal(5, fields[2].GetProperty("constraints").GetProperty("enum").GetArrayLength());
        Assert.Equal("strongly agree", fields[2].GetProperty("categories")[4].GetProperty("label").GetString());
    }
}
