#pragma once

// In a header of its own: moc loses its way behind raw strings.
namespace cloudnx::test {

/// From AWS's own documentation ("CloudTrail record contents" and its log file examples), shortened.
inline constexpr const char *cloudTrail = R"({"Records":[
{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"EX_PRINCIPAL_ID","arn":"arn:aws:iam::123456789012:user/Alice","accountId":"123456789012","userName":"Alice"},"eventTime":"2014-03-24T21:11:59Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.0","userAgent":"aws-cli/1.3.2 Python/2.7.5 Windows/7","requestParameters":{"userName":"Bob"},"responseElements":{"user":{"userName":"Bob"}},"requestID":"r-1","eventID":"e-1","recipientAccountId":"123456789012"},
{"eventVersion":"1.08","userIdentity":{"type":"Root","accountId":"123456789012"},"eventTime":"2014-03-06T21:01:59Z","eventSource":"ec2.amazonaws.com","eventName":"StartInstances","awsRegion":"us-east-2","sourceIPAddress":"ec2.amazonaws.com","errorCode":"Client.UnauthorizedOperation","errorMessage":"no","requestParameters":null,"resources":[{"ARN":"arn:aws:ec2:::i-1"}],"readOnly":false}
]})";

/// As keystone sends it, in the envelope of a notification and bare.
inline constexpr const char *cadf =
    R"({"event_type":"identity.authenticate","payload":{"typeURI":"http://schemas.dmtf.org/cloud/audit/1.0/event","initiator":{"typeURI":"service/security/account/user","host":{"agent":"curl/7.22.0","address":"127.0.0.1"},"id":"c9f76d3c31e142af9291de2935bde98a","project_id":"p1"},"target":{"typeURI":"service/security/account/user","id":"openstack:1c2fc591"},"observer":{"typeURI":"service/security","id":"openstack:3d4a50a9"},"eventType":"activity","eventTime":"2014-02-14T01:20:47.932842+00:00","action":"authenticate","outcome":"failure","id":"openstack:f5352d7b","reason":{"reasonType":"HTTP","reasonCode":"401"}}}
{
  "typeURI": "http://schemas.dmtf.org/cloud/audit/1.0/event",
  "eventType": "activity", "eventTime": "2015-01-02T03:04:05.000006+0000",
  "initiator": {"id": "u", "typeURI": "service/security/account/user", "name": "bob"},
  "target": {"id": "s", "typeURI": "service/compute/servers", "name": "web-1"},
  "observer": {"id": "o", "typeURI": "service/security"},
  "action": "start", "outcome": "success", "id": "2"
})";

/// After the example of API Activity in the OCSF schema's documentation.
inline constexpr const char *ocsf =
    R"([{"class_uid":6003,"category_uid":6,"activity_id":1,"activity_name":"Create","type_uid":600301,"severity_id":1,"time":1700000000123,"metadata":{"uid":"o-1","version":"1.1.0","product":{"name":"x","vendor_name":"y"}},"actor":{"user":{"name":"carol","type_id":1,"account":{"uid":"acc"}}},"api":{"operation":"PutObject","service":{"name":"s3"},"request":{"uid":"req-9"},"response":{"code":200}},"src_endpoint":{"ip":"198.51.100.7"},"http_request":{"http_method":"PUT","user_agent":"boto","url":{"path":"/b/k"}},"resources":[{"uid":"arn:b/k"}],"status_id":1,"duration":12,"observables":[{"name":"n"}]}])";

} // namespace cloudnx::test
